// How many articles are in the listening queue, in the menu: "Antrean (3 berita)". Not a live region: who changes the
// queue is answered where that is done.
import { entries, onChange } from "./queue.js";

const link = document.getElementById("menu-antrean");
const { textContent } = link;

function show() {
  const number = entries().length;
  link.textContent = number ? `${textContent} (${number} berita)` : textContent;
}

onChange(show);
show();
