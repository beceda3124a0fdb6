// How many articles are in the listening queue, beside its name in the menu: "Antrean (3 berita)", without the last word
// for the eye. Not a live region: who changes the queue is answered where that is done.
import { entries, onChange } from "./queue.js";

const link = document.getElementById("menu-antrean");
const count = document.createElement("span");

function show() {
  const number = entries().length;
  const unit = document.createElement("span");
  unit.className = "hidden";
  unit.textContent = " berita";
  count.replaceChildren(...(number ? [`\u00a0(${number}`, unit, ")"] : []));
}

link.append(count);
onChange(show);
show();
