// At 1,440 px what a list's line opens stands beside the list: a link with data-beside fills the page's #beside.
// On narrower windows, and without script, it is an ordinary link.
import { find, isPlain, onClick } from "./dom.js";

const wide = matchMedia("(min-width: 90rem)");

onClick("a[data-beside]", async (link, event) => {
  const panel = find("#beside");
  if (!panel || !wide.matches || !isPlain(event)) return;
  event.preventDefault();
  await htmx.ajax("GET", link.href, { target: panel, swap: "innerHTML" });
  for (const other of document.querySelectorAll("[data-shown-beside]")) delete other.dataset.shownBeside;
  const line = link.closest("[data-line]");
  if (line) line.dataset.shownBeside = "";
  panel.scrollTop = 0;
});
