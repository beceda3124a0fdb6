// The listening queue as this browser keeps it: { version: 1, entries: [{ id, title }, ...] } in the order of listening.
// `id` is the number in the article's address; `title` is what it is called where nobody else can say so any more.
import { QUEUE, read, write } from "./memory.js";

export const MOST = 500; // entries; reader/app/queue.py tells of as many at once
const VERSION = 1;
const GREATEST_ID = 2 ** 31 - 1;
const LONGEST_TITLE = 200;

const callbacks = [];

// What is damaged, doubled or of another version counts as nothing.
export function entries() {
  const kept = read(QUEUE);
  return kept.version === VERSION && Array.isArray(kept.entries) ? sound(kept.entries) : [];
}

function sound(all) {
  const found = new Map();
  for (const entry of all) {
    const isId = Number.isInteger(entry?.id) && entry.id > 0 && entry.id <= GREATEST_ID;
    if (isId && typeof entry.title === "string" && !found.has(entry.id)) {
      found.set(entry.id, { id: entry.id, title: entry.title.slice(0, LONGEST_TITLE) });
    }
  }
  return [...found.values()].slice(0, MOST);
}

// Puts these in place of all that is there.
export function replace(all) {
  write(QUEUE, { version: VERSION, entries: sound(all) });
  tell();
}

// From 0; -1 where the article is not in the queue.
export function position(id) {
  return entries().findIndex((entry) => entry.id === id);
}

// At the end, those that are not there yet; gives how many came in.
export function add(more) {
  const before = entries();
  replace([...before, ...more]);
  return entries().length - before.length;
}

// In at the end, or out; gives the answer in words.
export function toggle(entry) {
  if (position(entry.id) >= 0) {
    remove(entry.id);
    return "Dikeluarkan dari antrean.";
  }
  const isIn = add([entry]) > 0;
  return isIn ? `Ditambahkan ke antrean, nomor ${position(entry.id) + 1}.` : `Antrean penuh: paling banyak ${MOST} berita.`;
}

export function remove(id) {
  replace(entries().filter((entry) => entry.id !== id));
}

// By so many places; gives the new position.
export function move(id, by) {
  const all = entries();
  const from = all.findIndex((entry) => entry.id === id);
  const to = Math.min(Math.max(0, from + by), all.length - 1);
  if (from >= 0) all.splice(to, 0, ...all.splice(from, 1));
  replace(all);
  return to;
}

// Whenever the queue has changed, here or in another tab, or may have while the page was left.
export function onChange(callback) {
  callbacks.push(callback);
}

function tell() {
  for (const callback of callbacks) callback();
}

addEventListener("storage", tell);
addEventListener("pageshow", ({ persisted }) => persisted && tell());
