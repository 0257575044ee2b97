// Search: arrows walk over what was found while one types on, enter opens it.
import { find, findAll, whenPresent } from "./dom.js";

whenPresent("[data-finder]", (finder) => {
  const field = find("[data-finder-field]", finder);
  const found = () => findAll("[data-found]", finder);
  const chosen = () => find('[data-found][aria-selected="true"]', finder);

  const point = (link) => {
    for (const each of found()) each.setAttribute("aria-selected", each === link);
    field.setAttribute("aria-expanded", found().length > 0);
    if (!link) return field.removeAttribute("aria-activedescendant");
    if (link.id) field.setAttribute("aria-activedescendant", link.id);
    link.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = found();
    if (all.length) point(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  };
  const best = () => chosen() ?? find("[data-found-add]", finder);
  const open = () => best()?.click();
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: open,
    Escape: () => field.closest("dialog")?.close() ?? field.blur(),
  };
  let isWaited = false; // enter came before the answer

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    const isStale = field.value !== field.dataset.shown;
    if (event.key === "Enter" && (isStale || !best())) {
      if (isStale) event.preventDefault();
      isWaited = isStale;
      return;
    }
    event.preventDefault();
    keys[event.key]();
  });
  finder.addEventListener("htmx:afterSwap", () => {
    field.dataset.shown = field.value;
    point(found()[0]);
    if (isWaited) open();
    isWaited = false;
  });
  field.dataset.shown = field.value;
});
