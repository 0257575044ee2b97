// The thin bar at the top: shown when an answer takes longer than a blink.
const BLINK = 150;
let underWay = 0;
let timer = 0;

function begin() {
  underWay += 1;
  clearTimeout(timer);
  timer = setTimeout(() => (document.documentElement.dataset.working = ""), BLINK);
}

function end() {
  underWay = Math.max(0, underWay - 1);
  if (underWay) return;
  clearTimeout(timer);
  delete document.documentElement.dataset.working;
}

document.addEventListener("htmx:beforeRequest", begin);
document.addEventListener("htmx:afterRequest", end);
document.addEventListener("submit", (event) => !event.defaultPrevented && event.target.method !== "dialog" && begin());
window.addEventListener("pageshow", () => {
  underWay = 0;
  end();
});
