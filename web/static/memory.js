// What this browser keeps for a listener: choices, and for every article where one stopped and whether it was heard.
// Storage may be closed to us, damaged or full; all then lasts as long as the page, and `onLoss` is told once.
const CHOICES = "simak-pilihan";
const ARTICLES = "simak-berita";
const MOST_ARTICLES = 500; // the oldest go, so that the store can't fill up by us

const held = new Map();
let lost = false;
let tell = () => {};

function read(key) {
  if (lost) return held.get(key) ?? {};
  try {
    return load(key);
  } catch {
    lose();
    return held.get(key);
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

function write(key, value) {
  if (lost) {
    held.set(key, value);
    return;
  }
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    lose();
    held.set(key, value);
  }
}

function lose() {
  lost = true;
  for (const key of [CHOICES, ARTICLES]) {
    try {
      held.set(key, load(key)); // a full store can still be read
    } catch {
      held.set(key, {});
    }
  }
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
