// Dates as people say them: a pressed word fills the field, which then asks the server what it means.
import { find, onClick } from "./dom.js";

onClick("[data-date-word]", (button) => {
  const input = find("input", button.closest("[data-date-words]"));
  input.value = button.dataset.dateWord;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
});
