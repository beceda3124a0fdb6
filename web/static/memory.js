// What this browser keeps for a listener: choices, for every article where one stopped and whether it was heard, and the
// listening queue. Storage may be closed to us, damaged or full; all then lasts as long as the page, and `onLoss` is told.
export const QUEUE = "simak-antrean";
const CHOICES = "simak-pilihan";
const ARTICLES = "simak-berita";
const MOST_ARTICLES = 500; // the oldest go, so that the store can't fill up by us

const held = new Map(); // what storage did not take
let lost = false;
let tell = () => {};

// What is kept under that key, an object; an empty one where there is nothing of ours.
export function read(key) {
  if (held.has(key)) return held.get(key);
  try {
    return load(key); // a full store can still be read
  } catch {
    lose(key, {});
    return {};
  }
}

function load(key) {
  const kept = localStorage.getItem(key) ?? "{}";
  try {
    const value = JSON.parse(kept);
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
  } catch {
    return {}; // not ours any more: it is written anew
  }
}

export function write(key, value) {
  try {
    if (!lost) {
      localStorage.setItem(key, JSON.stringify(value));
      return;
    }
  } catch {
    // told below
  }
  lose(key, value);
}

function lose(key, value) {
  held.set(key, value);
  if (lost) return;
  lost = true;
  tell();
}

export function onLoss(callback) {
  tell = callback;
  if (lost) callback();
}

// The listener's choice of that name, of the same type as the one by default.
export function choice(name, byDefault) {
  const kept = read(CHOICES)[name];
  return typeof kept === typeof byDefault ? kept : byDefault;
}

export function choose(name, value) {
  write(CHOICES, { ...read(CHOICES), [name]: value });
}

// Where the listener is in an article: { time: seconds, heard: true or false }.
export function standing(article) {
  const kept = read(ARTICLES)[article] ?? {};
  return { time: Number.isFinite(kept.time) ? kept.time : 0, heard: kept.heard === true };
}

export function note(article, changes) {
  const articles = read(ARTICLES);
  articles[article] = { ...standing(article), ...changes, when: Date.now() };
  const oldestFirst = Object.entries(articles).sort(([, a], [, b]) => (a?.when ?? 0) - (b?.when ?? 0));
  write(ARTICLES, Object.fromEntries(oldestFirst.slice(-MOST_ARTICLES)));
}
