// A signature, card or vCard pasted into the name of somebody new is split into the fields by the server.
import { find, whenPresent } from "./dom.js";

const tellsMore = (text) => text.trim().includes("\n") || /BEGIN:VCARD/i.test(text);

whenPresent("[data-paste]", (field) => {
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!tellsMore(text)) return;
    event.preventDefault();
    const form = field.form;
    const kept = Object.fromEntries(["wants", "source", "came", "owner"].map((name) => [name, new FormData(form).get(name) ?? ""]));
    htmx.ajax("POST", form.dataset.reading, { target: form, swap: "outerHTML", values: { ...kept, text } })
      .then(() => find("[name=wants]")?.focus());
  });
});
