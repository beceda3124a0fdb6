// How pages look to this reader: size and kind of letters, space between lines, colours. Kept in this browser.
import { choice, choose } from "./memory.js";

const root = document.documentElement;
const APPLY = {
  ukuran: (value) => root.style.setProperty("--size", value || "1"),
  jarak: (value) => root.style.setProperty("--leading", value || "1.6"),
  huruf: (value) => (root.dataset.letters = value),
  warna: (value) => (root.dataset.colours = value),
};

for (const [name, apply] of Object.entries(APPLY)) apply(choice(name, ""));
// This runs before the page is there, so that it is never seen in another dress.
addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("tampilan");
  if (!form) return;
  form.hidden = false;
  for (const [name, apply] of Object.entries(APPLY)) {
    const select = document.getElementById(name);
    select.value = choice(name, "");
    if (select.selectedIndex < 0) select.value = "";
    select.addEventListener("change", () => {
      apply(select.value);
      choose(name, select.value);
    });
  }
});
