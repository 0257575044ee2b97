// On a phone a line slides under the thumb: to the right it is done, to the left it moves to another day.
import { find } from "./dom.js";

const ENOUGH = 96; // px until letting go does it
const ACTS = { right: "complete", left: "move" };
let swipe = null;

document.addEventListener("pointerdown", (event) => {
  const line = event.target.closest?.("[data-swipe]");
  if (line && event.pointerType === "touch") swipe = { line, x: event.clientX, y: event.clientY, by: 0, ground: null };
});

document.addEventListener("pointermove", (event) => {
  if (!swipe) return;
  const by = event.clientX - swipe.x;
  if (!swipe.ground) {
    if (Math.abs(event.clientY - swipe.y) > 12) return rest();
    if (Math.abs(by) < 12 || !actOf(by)) return;
    begin();
  }
  show(by);
});

document.addEventListener("pointerup", () => {
  if (!swipe?.ground) return rest();
  const act = Math.abs(swipe.by) >= ENOUGH ? actOf(swipe.by) : null;
  const { line } = swipe;
  rest();
  line.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
  setTimeout(() => act?.click());
});
document.addEventListener("pointercancel", rest);

const actOf = (by) => find(`[data-act="${by > 0 ? ACTS.right : ACTS.left}"]`, swipe.line);

function begin() {
  const { line } = swipe;
  const ground = document.createElement("div");
  ground.className = "swipe-ground";
  ground.style.top = `${line.offsetTop}px`;
  ground.style.left = `${line.offsetLeft}px`;
  ground.style.width = `${line.offsetWidth}px`;
  ground.style.height = `${line.offsetHeight}px`;
  line.offsetParent.append(ground);
  line.dataset.swiping = "";
  swipe.ground = ground;
}

function show(by) {
  const act = actOf(by);
  swipe.by = act ? by : 0;
  swipe.line.style.setProperty("--swiped", `${swipe.by}px`);
  swipe.ground.dataset.act = act?.dataset.act ?? "";
  swipe.ground.textContent = act ? act.textContent.trim() : "";
  swipe.ground.toggleAttribute("data-enough", Math.abs(swipe.by) >= ENOUGH);
}

function rest() {
  if (!swipe) return;
  delete swipe.line.dataset.swiping;
  swipe.line.style.removeProperty("--swiped");
  swipe.ground?.remove();
  swipe = null;
}
