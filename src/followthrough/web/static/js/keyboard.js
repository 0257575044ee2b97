// The keys of a desk. An element says which keys press it: data-keys="g t", data-keys="1"; `?` lists the rest.
import { find, findAll, isTyping } from "./dom.js";
import { actOnLine, moveCursor, openLine } from "./lines.js";
import { undoLast } from "./toasts.js";

const PATIENCE = 1200; // ms between the two keys of "g t"
let waitingSince = 0;
let waitingKey = "";

const acts = {
  "?": () => find("#keys")?.showModal(),
  "/": () => focusSearch(),
  j: () => moveCursor(1),
  k: () => moveCursor(-1),
  Enter: () => openLine(),
  e: () => actOnLine("complete"),
  m: () => actOnLine("move"),
  n: () => actOnLine("note"),
  x: () => actOnLine("pick"),
  z: () => undoLast(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target)) return leaveField(event);
  const keys = withWaiting(event.key);
  // while a dialog is open only what stands in it can be pressed
  const within = find("dialog[open]") ?? document;
  const pressed = keys !== "/" && visible(findAll(`[data-keys="${CSS.escape(keys)}"]`, within));
  if (pressed && !isOnControl(event)) {
    event.preventDefault();
    pressed.click();
  } else if (within === document && acts[keys] && !isOnControl(event)) {
    if (acts[keys]() !== false) event.preventDefault();
  }
});

function withWaiting(key) {
  const together = performance.now() - waitingSince < PATIENCE && waitingKey ? `${waitingKey} ${key}` : key;
  waitingKey = key === "g" && together === key ? key : "";
  waitingSince = performance.now();
  return together;
}

/** Enter on a link or button is theirs. */
const isOnControl = (event) => event.key === "Enter" && event.target.closest("a, button, summary, input");

const visible = (elements) => elements.find((element) => element.offsetParent !== null);

function leaveField(event) {
  if (event.key === "Escape" && !event.target.closest("dialog")) event.target.blur();
}

function focusSearch() {
  const field = visible(findAll('input[type="search"]'));
  if (field) {
    field.focus();
    field.select();
  } else visible(findAll('[data-keys="/"]'))?.click();
}
