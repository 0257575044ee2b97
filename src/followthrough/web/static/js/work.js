// Work mode: what was typed survives a call that comes in between; after a call the question is on the screen.
import { find, findAll, onClick, whenPresent } from "./dom.js";

const PREFIX = "typed:";

// Drafts are kept under the state of the prospect they were typed on: once it changed, they belong to the past.
whenPresent("[data-keep]", (panel) => {
  const place = `${PREFIX}${panel.dataset.keep}:`;
  forgetOthers(panel.dataset.keep);
  for (const field of findAll("textarea, input:not([type])", panel)) {
    if (field.closest("[data-unkept]")) continue; // kept by the server
    const kept = sessionStorage.getItem(place + field.name);
    if (kept && !field.value) field.value = kept;
  }
  panel.addEventListener("input", (event) => {
    if (event.target.closest("[data-unkept]")) return;
    if (event.target.matches("textarea, input:not([type])")) sessionStorage.setItem(place + event.target.name, event.target.value);
  });
});

function forgetOthers(keep) {
  const [prospect] = keep.split(":");
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(`${PREFIX}${prospect}:`) && !name.startsWith(`${PREFIX}${keep}:`)) sessionStorage.removeItem(name);
  }
}

onClick("[data-way]", () => find("#act")?.scrollIntoView({ block: "start" }));
