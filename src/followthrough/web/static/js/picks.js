// Picks in lists: a head's tick picks all, the bar with bulk acts says how many it will touch.
import { find, findAll, whenPresent } from "./dom.js";

whenPresent("[data-pick-all]", (all) => {
  const list = all.closest("form, table");
  const picks = () => findAll("[data-pick]", list);
  const say = () => {
    const picked = picks().filter((pick) => pick.checked).length;
    all.checked = picked > 0 && picked === picks().length;
    all.indeterminate = picked > 0 && !all.checked;
    for (const bar of findAll("[data-pick-bar]")) {
      bar.hidden = picked === 0;
      const count = find("[data-pick-count]", bar);
      if (count) count.textContent = picked;
    }
  };
  all.addEventListener("change", () => {
    for (const pick of picks()) pick.checked = all.checked;
    say();
  });
  list.addEventListener("change", (event) => event.target.matches("[data-pick]") && say());
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-pick-none]")) return;
    for (const pick of picks()) pick.checked = false;
    say();
  });
  say();
});
