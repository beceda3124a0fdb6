// The listening queue on an article's page: the article goes in and out of it, its neighbours are a press away, and at
// its end the next one begins.
import "./count.js";
import { articleAt, GONE, put } from "./nextarticle.js";
import { announcer, chapters, here, playback, renew, sleep } from "./player.js";
import * as queue from "./queue.js";
import { inLanguage } from "./timeline.js";

const FIRST = "Ini berita pertama di antrean.";
const EARLY = 30; // seconds before its beginning, the next article is fetched
const STALE = 300_000; // milliseconds after which what was fetched may have changed

const player = document.querySelector(".player");
const button = document.getElementById("antre");
const neighbours = document.getElementById("tetangga");
let ahead = {}; // the article that was fetched before its time: { id, found, when }
let turn = 0;

document.getElementById("berita-sebelumnya").addEventListener("click", previous);
document.getElementById("berita-berikutnya").addEventListener("click", next);
playback.onTick(fetchAhead);
here.atEnd(goOn);
queue.onChange(show);
headset("previoustrack", () => chapters.previous() || (at() >= 0 && previous()));
headset("nexttrack", () => chapters.next() || (at() >= 0 && next()));
show();

// Where the page was opened to be heard, it is.
export function begin() {
  if (location.hash !== "#lanjut") return;
  history.replaceState(null, "", location.pathname);
  hear(true, at() >= 0 ? `Nomor ${at() + 1} dari ${queue.entries().length} di antrean.` : "");
}

export function toggle() {
  announcer.say(queue.toggle({ id: current(), title: player.dataset.title }));
}

export function next() {
  go(1, "Ini berita terakhir di antrean.");
}

export function previous() {
  go(-1, FIRST);
}

function current() {
  return Number(player.dataset.article);
}

function at() {
  return queue.position(current());
}

function go(by, none) {
  if (at() < 0) announcer.say("Berita ini tidak ada di antrean.");
  else if (!queue.entries()[at() + by]) announcer.say(none);
  else open(by, playback.playing);
}

// At an article's end: true where the queue has something to say of it.
function goOn() {
  if (at() < 0 || sleep.isAsleep()) return false;
  open(1, true);
  return true;
}

// The next article of the queue that is still there, in this direction. What is gone is told, and passed over.
async function open(by, isToPlay) {
  const mine = (turn += 1);
  const gone = [];
  const all = queue.entries();
  for (let index = at() + by; index in all; index += by) {
    const { id, title } = all[index];
    const found = await fetched(id);
    if (mine !== turn) return; // another was asked for meanwhile
    if (found === GONE) {
      gone.push(`Sudah tidak ada: ${title}. `);
    } else if (found) {
      change(found, isToPlay, ...gone, by > 0 ? "Berikutnya: " : "Sebelumnya: ");
      return;
    } else {
      announcer.say(...gone, `Tidak dapat dimuat, sambungan terputus: ${title}.`);
      return;
    }
  }
  announcer.say(...gone, by > 0 ? "Antrean selesai." : FIRST);
}

function change(found, isToPlay, ...words) {
  here.note();
  playback.load(put(found));
  renew();
  show();
  const { source } = player.dataset;
  hear(isToPlay, ...words, inLanguage(document.querySelector("h1")), source ? `, dari ${source}.` : ".");
}

// Goes where the article was left, plays where that is wanted, and says the words once it does.
async function hear(isToPlay, ...words) {
  const mine = turn;
  let from = "";
  const resume = () => (from = here.resume());
  if (playback.duration) resume();
  else playback.on("loadedmetadata", resume, { once: true });
  const problem = isToPlay ? await playback.start() : "";
  if (mine !== turn) return; // another was asked for meanwhile, and says so itself
  if (from && isToPlay) words.push(` ${from}`);
  if (problem === "NotAllowedError") words.push(" Tekan Putar untuk mendengarkan.");
  announcer.say(...words);
}

function fetchAhead(time) {
  const left = (playback.duration - time) / playback.speed;
  if (!playback.playing || left > EARLY || at() < 0) return;
  const { id } = queue.entries()[at() + 1] ?? {};
  if (id && id !== ahead.id) ahead = { id, found: articleAt(id), when: Date.now() };
}

async function fetched(id) {
  const { id: fetchedId, found, when } = ahead;
  ahead = {};
  const early = fetchedId === id && Date.now() - when < STALE && (await found);
  return early || articleAt(id);
}

function show() {
  const isQueued = at() >= 0;
  button.textContent = isQueued ? "Keluarkan berita ini dari antrean" : "Tambahkan berita ini ke antrean";
  if (!isQueued && neighbours.contains(document.activeElement)) button.focus(); // it would be lost with them
  neighbours.hidden = !isQueued;
}

// A key of the headset or the lock screen leads on where no chapter is left.
function headset(action, run) {
  try {
    navigator.mediaSession?.setActionHandler(action, run);
  } catch {
    // a browser that doesn't know this action
  }
}
