// The page of the listening queue: its articles in order, each with its length and whether it was heard, to be moved and
// taken out by buttons. Which they are the browser knows; what they are the server says, in one answer.
import { say } from "./announcer.js";
import "./count.js";
import { onLoss, standing } from "./memory.js";
import { button, name } from "./naming.js";
import * as queue from "./queue.js";
import { standingInWords } from "./standing.js";
import { inWords } from "./times.js";

const list = document.getElementById("antrean");
const [total, empty, tools, back] = ["jumlah", "kosong", "alat", "kembalikan"].map((id) => document.getElementById(id));
const BUTTONS = [
  ["Naikkan", (id) => move(id, -1)],
  ["Turunkan", (id) => move(id, 1)],
  ["Keluarkan", take],
];
const facts = new Map(); // by id, what the server says; null where it knows no such article
const rows = new Map(); // by id
let before = null; // the entries before some were taken out

// Rows stay what they are as far as they can, for one of them may have focus.
function show() {
  const entries = queue.entries();
  const ids = new Set(entries.map(({ id }) => id));
  for (const [id, row] of rows) {
    if (ids.has(id)) continue;
    row.remove();
    rows.delete(id);
  }
  for (const [index, entry] of entries.entries()) {
    const row = rows.get(entry.id) ?? newRow(entry.id);
    fill(row, entry);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
  }
  tools.hidden = list.hidden = !entries.length;
  empty.hidden = !tools.hidden;
  back.hidden = !before;
  document.getElementById("keluarkan-didengar").hidden = !entries.some(({ id }) => standing(id).heard);
  total.textContent = sumOf(entries);
}

function newRow(id) {
  const [row, heading, link, about, buttons] = ["li", "h2", "a", "p", "p"].map((tag) => document.createElement(tag));
  about.className = "facts";
  buttons.className = "row";
  heading.append(link);
  buttons.append(...BUTTONS.map(([, pressed]) => button(() => pressed(id))));
  row.append(heading, about, buttons);
  rows.set(id, row);
  return row;
}

function fill(row, { id, title }) {
  const fact = facts.get(id);
  const link = row.querySelector("a");
  link.replaceChildren(...(fact?.headline ?? [{ text: title }]).map(piece));
  link.href = fact?.address ?? `berita/${id}`;
  if (fact === null) link.removeAttribute("href");
  const known = [fact?.source, fact?.length, standingInWords(id)].filter(Boolean).join(" · ");
  row.querySelector(".facts").textContent = fact === null ? "Berita ini sudah tidak ada." : known;
  for (const [index, [words]] of BUTTONS.entries()) name(row.querySelectorAll("button")[index], words, link.textContent);
}

function piece({ text, language }) {
  const made = document.createElement("span");
  if (language) made.lang = language;
  made.textContent = text;
  return made;
}

// "3 berita, 12 menit."
function sumOf(entries) {
  const seconds = entries.reduce((sum, { id }) => sum + (facts.get(id)?.milliseconds ?? 0), 0) / 1000;
  const length = seconds < 60 ? seconds : Math.round(seconds / 60) * 60;
  return `${entries.length} berita${length ? `, ${inWords(length)}` : ""}.`;
}

// The neighbour goes past the one that is moved, so that focus stays on its button.
function move(id, by) {
  const row = rows.get(id);
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) {
    say(by < 0 ? "Sudah paling atas." : "Sudah paling bawah.");
    return;
  }
  row[by < 0 ? "after" : "before"](other);
  say(`Kini nomor ${queue.move(id, by) + 1} dari ${queue.entries().length}.`);
}

function take(id) {
  const row = rows.get(id);
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  leave(queue.entries().filter((entry) => entry.id !== id));
  (neighbour?.querySelector("button:last-child") ?? back).focus();
}

// Those alone stay; the others can be had back.
function leave(entries) {
  const all = queue.entries();
  before = all;
  queue.replace(entries);
  say(`${all.length - entries.length} berita dikeluarkan, ${entries.length || "tidak ada"} yang tersisa.`);
}

function restore() {
  const number = before.length;
  queue.replace(before);
  before = null;
  back.hidden = true;
  document.getElementById("dengarkan-antrean").focus();
  say(`Antrean kembali seperti semula: ${number} berita.`);
}

// From the first that is not heard yet, else from the first.
function listen() {
  const there = queue.entries().filter(({ id }) => facts.get(id) !== null);
  const first = there.find(({ id }) => !standing(id).heard) ?? there[0];
  if (first) location.assign(`${rows.get(first.id).querySelector("a").href}#lanjut`);
  else say("Semua berita di antrean sudah tidak ada.");
}

// What the server says of those that it has not been asked about.
async function ask() {
  const ids = queue.entries().map(({ id }) => id).filter((id) => !facts.has(id));
  if (!ids.length) return;
  try {
    const answer = await fetch(`${list.dataset.source}?id=${ids}`, { cache: "no-store" });
    const { entries } = await answer.json();
    const found = new Map(entries.map((fact) => [fact.id, fact]));
    for (const id of ids) facts.set(id, found.get(id) ?? null);
    show();
  } catch {
    say("Lama berita tidak dapat dimuat: sambungan terputus.");
  }
}

document.getElementById("dengarkan-antrean").addEventListener("click", listen);
document.getElementById("kosongkan").addEventListener("click", () => {
  leave([]);
  back.focus();
});
document.getElementById("keluarkan-didengar").addEventListener("click", () => {
  leave(queue.entries().filter(({ id }) => !standing(id).heard));
  (list.querySelector("button") ? document.getElementById("dengarkan-antrean") : back).focus();
});
back.addEventListener("click", restore);
onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));
queue.onChange(show);
queue.onChange(ask);
show();
ask();
