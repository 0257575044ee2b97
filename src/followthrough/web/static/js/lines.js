// The cursor of a list: `j` and `k` move it, and acts go to the line it stands on (or the page's only one).
import { find, findAll } from "./dom.js";

let here = null;

const lines = () => findAll("[data-line]").filter((line) => line.offsetParent !== null);
const current = () => (here?.isConnected ? here : null);

export function moveCursor(by) {
  const all = lines();
  if (!all.length) return false;
  const at = all.indexOf(current());
  stand(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

export function openLine() {
  const link = current() && find("[data-open]", current());
  if (!link) return false;
  link.click();
}

/** Press the act of the line the cursor stands on; else of the only line there is. */
export function actOnLine(name) {
  const all = lines();
  const line = current() ?? (all.length === 1 ? all[0] : null);
  const button = find(name === "pick" ? "[data-pick]" : `[data-act="${name}"]`, line ?? document.createElement("i"))
    ?? (line ? null : find(`[data-act="${name}"]`));
  if (!button) return false;
  button.click();
}

function stand(line) {
  current()?.classList.remove("is-here");
  here = line;
  line.classList.add("is-here");
  line.scrollIntoView({ block: "nearest" });
  find("[data-open]", line)?.focus({ preventScroll: true });
}

// where a line was taken away, the cursor stands on the one that slid up
document.addEventListener("htmx:beforeSwap", (event) => {
  const gone = current();
  if (!gone || !event.detail.target.contains(gone)) return;
  const at = lines().indexOf(gone);
  const again = () => {
    document.removeEventListener("htmx:afterSettle", again);
    const all = lines();
    if (!current() && all.length) stand(all[Math.min(at, all.length - 1)]);
  };
  document.addEventListener("htmx:afterSettle", again);
});

document.addEventListener("focusin", (event) => {
  const line = event.target.closest?.("[data-line]");
  if (line && line !== here) {
    current()?.classList.remove("is-here");
    here = line;
    if (event.target.matches(":focus-visible")) line.classList.add("is-here");
  }
});
