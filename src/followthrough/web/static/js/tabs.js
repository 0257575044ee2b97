// Parts of a page of which a narrow one shows one at a time: the links work without script, here without loading.
import { findAll, onClick, isPlain } from "./dom.js";

onClick("[data-tab-for]", (link, event) => {
  const page = link.closest("[data-tabbed]");
  if (!page || !isPlain(event)) return;
  event.preventDefault();
  page.dataset.shown = link.dataset.tabFor;
  for (const each of findAll("[data-tab-for]", page)) {
    if (each === link) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  }
  if (link.pathname === location.pathname) history.replaceState(history.state, "", link.href);
});
