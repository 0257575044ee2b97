// A link marked `data-dialog` opens its page as a dialog; without script it is an ordinary page.
// The server answers htmx with the partial alone; a form in it that is refused swaps itself, one that is done closes it.
import { find, isPlain, onClick } from "./dom.js";

const home = find("#dialog");

let typedAhead = null; // what is typed while the dialog is on its way

export async function openAsDialog(address) {
  typedAhead = "";
  try {
    await htmx.ajax("GET", address, { target: home, swap: "innerHTML" });
    await settled(); // before that htmx does not listen to what is typed
  } finally {
    const typed = typedAhead;
    typedAhead = null;
    show(typed);
  }
}

const settled = () => new Promise((done) => setTimeout(done, htmx.config.defaultSettleDelay + 10));

document.addEventListener("keydown", (event) => {
  if (typedAhead === null || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
  typedAhead += event.key;
  event.preventDefault();
  event.stopImmediatePropagation(); // a letter meant for the dialog is no key of the page
}, true);

/** What a form is asked before it goes: its button's page gets all that is filled in. */
async function askInDialog(button) {
  await htmx.ajax("POST", button.formAction, { source: button.form, target: home, swap: "innerHTML" });
  show();
}

function show(typed = "") {
  if (!home.childElementCount) return;
  const title = find("#dialog-title", home);
  if (title) home.setAttribute("aria-labelledby", "dialog-title");
  else home.removeAttribute("aria-labelledby");
  if (!home.open) home.showModal();
  const first = find("[autofocus]", home);
  first?.focus();
  if (!typed || first?.value !== "") return;
  first.value = typed;
  first.dispatchEvent(new Event("input", { bubbles: true }));
}

const close = (dialog) => dialog?.open && dialog.close();

/** `data-dialog="desk"`: a page on a phone, where there is no room for both. */
const hasRoom = (link) => link.dataset.dialog !== "desk" || matchMedia("(min-width: 48rem)").matches;

onClick("a[data-dialog]", (link, event) => {
  if (!home || !isPlain(event) || !hasRoom(link)) return;
  event.preventDefault();
  openAsDialog(link.href);
});
onClick("button[data-dialog]", (button, event) => {
  if (!home || !button.form) return;
  event.preventDefault();
  askInDialog(button);
});
onClick("[data-shows]", (button) => document.getElementById(button.dataset.shows)?.showModal());
onClick("[data-shows-keys]", () => find("#keys")?.showModal());
onClick("[data-close-dialog]", (button, event) => {
  const dialog = button.closest("dialog");
  if (!dialog) return;
  event.preventDefault();
  close(dialog);
});

// a click on the ground around a dialog closes it
document.addEventListener("click", (event) => {
  if (event.target.tagName !== "DIALOG") return;
  const box = event.target.getBoundingClientRect();
  const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (!isInside && event.detail) close(event.target);
});

// what was in the dialog is done: the answer went somewhere else on the page
document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, target, requestConfig } = event.detail;
  const isFromDialog = home?.open && home.contains(requestConfig?.elt ?? null);
  if (isFromDialog && successful && requestConfig.verb !== "get" && !home.contains(target)) close(home);
});
document.addEventListener("closeDialog", () => close(home));
home?.addEventListener("close", () => home.replaceChildren());
