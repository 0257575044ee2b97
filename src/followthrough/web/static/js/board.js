// The board: a card is dragged to another stage, or sent to the one beside by the arrows. Both open the same form, which
// asks what was seen; without script every card links to it. On a touch screen a card is lifted by a long press.
import { openAsDialog } from "./dialog.js";
import { find, findAll, isTyping, whenPresent, wantsStillness } from "./dom.js";

const FAR = 6; // px until a pressed card is dragged
const LONG = 350; // ms until a touched card is lifted
const EDGE = 72; // px from the board's ends within which it scrolls
const FASTEST = 18; // px a frame
let drag = null;
let moved = ""; // the card that was moved last: the cursor goes with it

const board = () => find("[data-board-columns]");
const cardOf = (element) => element?.closest?.("[data-board] .board-card");
const moveLink = (card) => card && find('[data-act="move"]', card);

// --- dragging ---------------------------------------------------------------------------------------------------------

document.addEventListener("pointerdown", (event) => {
  const card = cardOf(event.target);
  if (!moveLink(card) || event.button !== 0 || drag || event.target.closest(".move")) return;
  drag = { card, id: event.pointerId, fromX: event.clientX, fromY: event.clientY, x: event.clientX, y: event.clientY };
  if (event.pointerType === "touch") drag.timer = setTimeout(lift, LONG);
});

document.addEventListener("pointermove", (event) => {
  if (drag?.id !== event.pointerId) return;
  drag.x = event.clientX;
  drag.y = event.clientY;
  const isFar = Math.hypot(drag.x - drag.fromX, drag.y - drag.fromY) > FAR;
  if (!drag.ghost && !isFar) return;
  if (!drag.ghost && event.pointerType === "touch") return end(); // a thumb that scrolls
  if (!drag.ghost) lift();
  event.preventDefault();
  follow();
});

document.addEventListener("pointerup", (event) => {
  if (drag?.id !== event.pointerId) return;
  const { card, ghost, over } = drag;
  end();
  if (!ghost) return;
  card.addEventListener("click", (click) => (click.preventDefault(), click.stopPropagation()), { capture: true, once: true });
  setTimeout(() => card.dispatchEvent(new Event("click"))); // takes the listener away where no click follows
  if (over && over !== card.closest("[data-column]")) ask(card, over.dataset.column);
});
document.addEventListener("pointercancel", (event) => drag?.id === event.pointerId && end());
document.addEventListener("touchmove", (event) => drag?.ghost && event.preventDefault(), { passive: false });
document.addEventListener("contextmenu", (event) => drag?.timer && event.preventDefault());
document.addEventListener("dragstart", (event) => cardOf(event.target) && event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag?.ghost) return;
  event.preventDefault();
  event.stopPropagation();
  end();
}, true);

function lift() {
  const { card } = drag;
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true);
  ghost.removeAttribute("id");
  ghost.removeAttribute("data-line");
  ghost.classList.add("is-lifted");
  ghost.setAttribute("aria-hidden", "true");
  ghost.inert = true;
  ghost.style.width = `${box.width}px`;
  document.body.append(ghost);
  card.dataset.dragged = "";
  board().dataset.dragging = "";
  getSelection()?.removeAllRanges();
  Object.assign(drag, { ghost, offX: drag.fromX - box.left, offY: drag.fromY - box.top });
  follow();
  drag.frame = requestAnimationFrame(scroll);
}

function follow() {
  drag.ghost.style.translate = `${drag.x - drag.offX}px ${drag.y - drag.offY}px`;
  const over = document.elementFromPoint(drag.x, drag.y)?.closest("[data-board] [data-column]") ?? null;
  if (over === drag.over) return;
  drag.over?.removeAttribute("data-over");
  if (over && over !== drag.card.closest("[data-column]")) over.dataset.over = "";
  drag.over = over;
}

/** Near an end of the board it goes on in that direction. */
function scroll() {
  if (!drag?.ghost) return;
  const columns = board();
  const box = columns.getBoundingClientRect();
  const left = Math.max(box.left, 0) + EDGE - drag.x;
  const right = drag.x - Math.min(box.right, innerWidth) + EDGE;
  const by = right > 0 ? right : left > 0 ? -left : 0;
  if (by) {
    columns.scrollLeft += Math.sign(by) * Math.min(Math.abs(by) / 4, FASTEST);
    follow();
  }
  drag.frame = requestAnimationFrame(scroll);
}

function end() {
  if (!drag) return;
  clearTimeout(drag.timer);
  cancelAnimationFrame(drag.frame);
  drag.ghost?.remove();
  drag.over?.removeAttribute("data-over");
  delete drag.card.dataset.dragged;
  if (board()) delete board().dataset.dragging;
  drag = null;
}

// --- by keyboard ------------------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (isTyping(event.target) || find("dialog[open]")) return;
  const card = cardOf(event.target);
  if (!moveLink(card)) return;
  const columns = findAll("[data-column]", board());
  const beside = columns[columns.indexOf(card.closest("[data-column]")) + by];
  event.preventDefault();
  if (beside) ask(card, beside.dataset.column);
});

function ask(card, stage) {
  const address = new URL(moveLink(card).href);
  address.searchParams.set("stage", stage);
  openAsDialog(address.href);
}

// --- after a move -----------------------------------------------------------------------------------------------------

document.addEventListener("htmx:beforeRequest", (event) => {
  const address = event.detail.requestConfig?.path ?? "";
  moved = address.match(/\/board\/cards\/(\d+)\/stage\//)?.[1] ?? moved;
  const more = event.detail.elt.closest?.(".board-column .more");
  if (more) moved = "";
});

whenPresent("[data-board]", (home) => {
  home.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== home || !moved) return;
    const card = document.getElementById(`card-${moved}`);
    moved = "";
    if (!card) return;
    card.scrollIntoView({ block: "nearest", inline: "nearest", behavior: wantsStillness() ? "auto" : "smooth" });
    find("[data-open]", card)?.focus({ preventScroll: true });
  });
});

// after "more" the cursor stands on the first card that came
document.addEventListener("htmx:afterSwap", (event) => {
  const { elt, target } = event.detail;
  if (target?.matches?.(".board-column .more") && elt?.matches?.(".board-card") && document.activeElement === document.body) {
    find("[data-open]", elt)?.focus();
  }
});

// --- on a phone: the tab of the column that is seen -------------------------------------------------------------------

whenPresent("[data-board-columns]", (columns) => {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const tab = find(`[data-stage-tab="${target.dataset.column}"]`);
        if (!isIntersecting || !tab) continue;
        for (const other of findAll("[data-stage-tab][aria-current]")) other.removeAttribute("aria-current");
        tab.setAttribute("aria-current", "true");
        tab.parentElement.scrollTo({ left: tab.offsetLeft - 16, behavior: wantsStillness() ? "auto" : "smooth" });
      }
    },
    { root: columns, threshold: 0.6 },
  );
  for (const column of findAll("[data-column]", columns)) seen.observe(column);
});
