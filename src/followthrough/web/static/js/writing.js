// Writing a message: the draft is kept while one types and when one leaves, choices press their button, ctrl+enter sends.
import { find, whenPresent } from "./dom.js";

const AFTER = 1500; // milliseconds without a key

whenPresent("form[data-writing]", (form) => {
  let timer = 0;
  let isDirty = false;
  const keep = () => {
    clearTimeout(timer);
    if (!isDirty || !form.isConnected) return;
    isDirty = false;
    const typed = new FormData(form);
    typed.delete("files");
    navigator.sendBeacon(form.dataset.draft, typed);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, AFTER);
  });
  form.addEventListener("submit", () => {
    isDirty = false; // the press itself says what becomes of it
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("pagehide", keep);

  form.addEventListener("change", (event) => {
    const name = event.target.dataset?.press;
    if (name) find(`#${name}`, form)?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      find("[data-sends]", form)?.click();
    } else if (event.target.tagName === "INPUT" && event.target.type !== "checkbox") {
      event.preventDefault(); // enter in a field sends nothing by accident
    }
  });
});

whenPresent("textarea[data-grows]", (area) => {
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, innerHeight * 0.7)}px`;
  };
  area.addEventListener("input", grow);
  requestAnimationFrame(grow);
});

// the segments of a text, as networks count them; the server says the same a moment later
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const TWICE = new Set("\f^{}\\[~]|€");

export function segmentsOf(text) {
  const signs = [...text];
  const isPlain = signs.every((sign) => BASIC.has(sign) || TWICE.has(sign));
  const [alone, each] = isPlain ? [160, 153] : [70, 67];
  const widths = signs.map((sign) => (isPlain ? (TWICE.has(sign) ? 2 : 1) : sign.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  if (units <= alone) return { segments: 1, left: alone - units };
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > each) [segments, used] = [segments + 1, 0];
    used += width;
  }
  return { segments, left: each - used };
}

whenPresent("textarea[data-counts]", (area) => {
  area.addEventListener("input", () => {
    const place = document.getElementById(area.dataset.counts);
    if (!place) return;
    const { segments, left } = segmentsOf(area.value);
    place.textContent = `${segments} segment${segments === 1 ? "" : "s"}, ${left} character${left === 1 ? "" : "s"} left`;
  });
});
