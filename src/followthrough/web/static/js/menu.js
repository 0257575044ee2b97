// A menu is a <details>: it closes by escape, by a click elsewhere, and when one of its choices is taken; arrows walk.
import { find, findAll, whenPresent } from "./dom.js";

const openMenus = () => findAll("[data-menu][open]");

whenPresent("[data-menu]", (menu) => {
  menu.addEventListener("keydown", (event) => {
    const choices = findAll(".choice", menu).filter((choice) => choice.offsetParent !== null);
    const at = choices.indexOf(document.activeElement);
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      find("summary", menu).focus();
    } else if (menu.open && event.key === "ArrowDown") choices[(at + 1) % choices.length]?.focus();
    else if (menu.open && event.key === "ArrowUp") choices.at(at <= 0 ? -1 : at - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
});

document.addEventListener("click", (event) => {
  const taken = event.target.closest(".choice:not([data-stays])");
  for (const menu of openMenus()) if (taken || !menu.contains(event.target)) menu.open = false;
});
