// A field that offers what fits while one types. The options come by htmx; arrows walk, enter takes, escape leaves.
import { find, findAll, whenPresent } from "./dom.js";

whenPresent("[data-combobox]", (box) => {
  const input = find("[role=combobox]", box);
  const chosen = find("[data-chosen]", box);
  const list = find("[role=listbox]", box);
  const options = () => findAll("[role=option]", list);
  const current = () => find("[aria-selected=true]", list);

  const point = (option) => {
    for (const each of options()) each.setAttribute("aria-selected", each === option);
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (option) => {
    chosen.value = option.dataset.value;
    input.value = (find("span", option) ?? option).textContent;
    close();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const step = (by) => {
    const all = options();
    if (all.length) point(all[(all.indexOf(current()) + by + all.length) % all.length]);
  };

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(current() ? -1 : 0),
    Enter: () => current() && take(current()),
    Escape: () => close(),
  };
  input.addEventListener("keydown", (event) => {
    const isOpen = list.childElementCount > 0;
    if (!isOpen || !keys[event.key]) return;
    if (event.key === "Enter" && !current()) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  input.addEventListener("input", () => (chosen.value = ""));
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
  list.addEventListener("htmx:afterSwap", () => {
    const isWanted = document.activeElement === input;
    if (!isWanted) return close();
    input.setAttribute("aria-expanded", "true");
    point(options()[0]);
  });
});
