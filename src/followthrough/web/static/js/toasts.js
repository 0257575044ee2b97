// A word after an act, with its undo for 30 seconds. Looking at it (pointer or focus) keeps it.
import { find, findAll, onClick, whenPresent } from "./dom.js";

const home = find("#toasts");

whenPresent("[data-toast]", (toast) => {
  if (!home?.contains(toast)) return;
  let timer = 0;
  const wait = () => (timer = setTimeout(() => leave(toast), Number(toast.dataset.toast) * 1000));
  const stay = () => clearTimeout(timer);
  for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, stay);
  for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, () => (stay(), wait()));
  wait();
});

// the seconds left to take it back: they run out however long one looks at the toast
whenPresent("[data-countdown]", (left) => {
  let seconds = Number(left.dataset.countdown);
  const timer = setInterval(() => {
    seconds -= 1;
    left.textContent = String(Math.max(seconds, 0));
    if (seconds > 0 && left.isConnected) return;
    clearInterval(timer);
    const toast = left.closest("[data-toast]");
    if (toast) leave(toast);
  }, 1000);
});

onClick("[data-close-toast]", (button) => leave(button.closest("[data-toast]")));

/** Undo what was done last. False when there is nothing to undo. */
export function undoLast() {
  const last = findAll("[data-undo]", home ?? undefined).at(-1);
  if (!last) return false;
  last.click();
}

function leave(toast) {
  toast.dataset.leaving = "";
  setTimeout(() => toast.remove(), 200);
}

/** Words the server could not say itself. */
function warn(words) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "8";
  toast.dataset.tone = "overdue";
  const line = document.createElement("p");
  line.className = "words";
  line.textContent = words;
  toast.append(line);
  home?.append(toast);
  setTimeout(() => leave(toast), 8000);
}

// a toast must stand above an open dialog, which lives in the browser's top layer
new MutationObserver(() => {
  if (!home.popover) home.popover = "manual";
  if (home.matches(":popover-open")) home.hidePopover();
  if (home.childElementCount) home.showPopover();
}).observe(home ?? document.createElement("i"), { childList: true });

document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = event.detail;
  const { xhr } = detail;
  const isOurWord = xhr.status >= 400 && xhr.getResponseHeader("HX-Reswap") === "none";
  if (isOurWord) {
    detail.shouldSwap = true;
    detail.isError = false;
  } else if (xhr.status >= 400 && !detail.shouldSwap) warn("That didn't work. Nothing was saved; reload the page and try again.");
});
document.addEventListener("htmx:sendError", () => warn("No connection. Nothing was saved; try again when you are back."));
