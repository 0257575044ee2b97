// Small words of the other modules: find, and set up what is there now or comes later by htmx.

export const find = (selector, within = document) => within.querySelector(selector);
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Run `setUp` once for every element that matches, now and whenever htmx brings new ones. */
export function whenPresent(selector, setUp) {
  const seen = new WeakSet();
  const look = (within) => {
    const own = within.matches?.(selector) ? [within] : [];
    for (const element of [...own, ...findAll(selector, within)]) {
      if (!seen.has(element)) {
        seen.add(element);
        setUp(element);
      }
    }
  };
  look(document.documentElement);
  document.addEventListener("htmx:load", (event) => look(event.detail.elt));
}

/** Listen once on the document for clicks on elements that match, also on those that come later. */
export function onClick(selector, act) {
  document.addEventListener("click", (event) => {
    const element = event.target.closest?.(selector);
    if (element && !event.defaultPrevented) act(element, event);
  });
}

export const isTyping = (element) =>
  element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
  (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit|range)$/.test(element.type));

/** A click that means "here", not "in a new tab". */
export const isPlain = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

export const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
