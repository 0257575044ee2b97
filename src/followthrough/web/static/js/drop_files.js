// Files dropped on a label with a file field become its files.
function zone(event) {
  return event.target.closest?.("label:has(input[type=file])");
}

document.addEventListener("dragover", (event) => {
  const label = zone(event);
  if (!label) return;
  event.preventDefault();
  label.classList.add("is-over");
});

document.addEventListener("dragleave", (event) => zone(event)?.classList.remove("is-over"));

document.addEventListener("drop", (event) => {
  const label = zone(event);
  if (!label) return;
  event.preventDefault();
  label.classList.remove("is-over");
  const field = label.querySelector("input[type=file]");
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
