// Picks in lists: a head's tick picks all, shift picks a stretch, the bar with bulk acts says how many it will touch.
import { find, findAll, whenPresent } from "./dom.js";

whenPresent("[data-pick-all]", (all) => {
  const list = all.closest("form") ?? all.closest("table");
  const picks = () => findAll("[data-pick]", list);
  const everything = () => find("[data-pick-everything]", list);
  let last = null;
  const say = () => {
    const picked = picks().filter((pick) => pick.checked).length;
    const isEverything = Boolean(everything()?.checked);
    all.checked = picked > 0 && picked === picks().length;
    all.indeterminate = picked > 0 && !all.checked;
    for (const bar of findAll("[data-pick-bar]")) {
      bar.hidden = picked === 0 && !isEverything;
      const count = find("[data-pick-count]", bar);
      if (count) count.textContent = isEverything ? everything().dataset.pickEverything : picked;
    }
  };
  const clear = () => {
    for (const pick of picks()) pick.checked = false;
    if (everything()) everything().checked = false;
    say();
  };
  all.addEventListener("change", () => {
    for (const pick of picks()) pick.checked = all.checked;
    say();
  });
  list.addEventListener("click", (event) => {
    if (!event.target.matches("[data-pick]")) return;
    const rows = picks();
    const [from, to] = [rows.indexOf(last), rows.indexOf(event.target)].sort((one, other) => one - other);
    if (event.shiftKey && from >= 0) for (const pick of rows.slice(from, to + 1)) pick.checked = event.target.checked;
    last = event.target;
  });
  list.addEventListener("change", (event) => event.target.matches("[data-pick], [data-pick-everything]") && say());
  list.addEventListener("htmx:afterSettle", say);
  document.addEventListener("click", (event) => event.target.closest("[data-pick-none]") && clear());
  say();
});
