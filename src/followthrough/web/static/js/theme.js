// Light, dark, or as the device says: the switch in one's own menu turns through them and tells the server.
import { find, findAll, onClick, whenPresent } from "./dom.js";

const ORDER = ["", "light", "dark"];
const WORDS = { "": "Theme: as the device", light: "Theme: light", dark: "Theme: dark" };
const root = document.documentElement;
const chosen = () => root.dataset.theme ?? "";

function say() {
  for (const word of findAll("[data-theme-word]")) word.textContent = WORDS[chosen()];
}

whenPresent("[data-theme-switch]", (button) => {
  button.dataset.stays = "";
  say();
});

onClick("[data-theme-switch]", (button) => {
  const next = ORDER[(ORDER.indexOf(chosen()) + 1) % ORDER.length];
  if (next) root.dataset.theme = next;
  else delete root.dataset.theme;
  say();
  htmx.ajax("POST", button.dataset.address, { values: { theme: next }, source: find("body"), swap: "none" });
});
