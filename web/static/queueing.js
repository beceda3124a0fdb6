// Puts articles of lists into the listening queue and takes them out, one by one or all that are not heard yet. Without
// this file lists have no such buttons.
import { say } from "./announcer.js";
import "./count.js";
import { onLoss, standing } from "./memory.js";
import { button, name } from "./naming.js";
import * as queue from "./queue.js";

const entries = [...document.querySelectorAll("[data-article]")].map((element) => {
  const link = element.querySelector("h2 a, h3 a");
  const title = link.textContent.trim().replace(/\s+/g, " ");
  return { element, link, id: Number(element.dataset.article), title };
});

function equip(entry) {
  const row = document.createElement("p");
  entry.toggle = button(() => say(queue.toggle(entry)));
  row.className = "row";
  row.append(entry.toggle);
  entry.element.append(row);
}

function show() {
  const queued = new Set(queue.entries().map(({ id }) => id));
  for (const { id, title, toggle } of entries) {
    name(toggle, queued.has(id) ? "Keluarkan dari antrean" : "Tambahkan ke antrean", title);
  }
}

// All that are not heard yet go into the queue, and the first of them is opened to be heard.
function hearAll(some) {
  const wanted = some.filter(({ id }) => !standing(id).heard);
  if (!wanted.length) {
    say("Semua berita di sini sudah didengar.");
    return;
  }
  queue.add(wanted);
  const first = new URL(wanted[0].link.href);
  first.hash = "lanjut";
  location.assign(first);
}

function equipDays() {
  for (const day of document.querySelectorAll(".day")) {
    const ofDay = entries.filter(({ element }) => day.contains(element));
    if (ofDay.length < 2 || ofDay.length === entries.length) continue; // another button does the same
    const heading = day.querySelector("h2");
    const all = button(() => hearAll(ofDay));
    name(all, "Dengarkan semua", heading.textContent);
    heading.after(all);
  }
}

if (entries.length) {
  entries.forEach(equip);
  equipDays();
  queue.onChange(show);
  show();
  document.getElementById("dengarkan-semua").addEventListener("click", () => hearAll(entries));
  onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));
}
