// Ties the page's audio to its controls, chapters and text. Without this file the browser's own controls stay, and the
// chapter links open the audio.
import { Announcer } from "./announcer.js";
import { chapterList } from "./chapters.js";
import { following } from "./following.js";
import { choice, onLoss, QUEUE, read } from "./memory.js";
import { moving } from "./moving.js";
import { place } from "./place.js";
import { Playback } from "./playback.js";
import { seeking } from "./seeking.js";
import { mediaSession } from "./session.js";
import { Shortcuts } from "./shortcuts.js";
import { skipping } from "./skipping.js";
import { sleeping } from "./sleep.js";
import { Timeline } from "./timeline.js";

const player = document.querySelector(".player");
const audio = document.getElementById("audio");

document.getElementById("kendali").hidden = false;
onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));

const timeline = new Timeline();
export const announcer = new Announcer(timeline);
export const playback = new Playback(audio, announcer);
const skips = skipping(timeline, playback); // before all that speak of where the audio is
export const sleep = sleeping(timeline, playback, announcer);
export const chapters = chapterList(timeline, playback, announcer);
const text = following(timeline, playback, announcer);
const levels = moving(timeline, playback, announcer);
export const here = place(player, timeline, playback, announcer);
const session = mediaSession(player, playback, chapters);
let voice = { renew() {} }; // the device's, where it has one
seeking(playback, announcer);

new Shortcuts([
  ["p", "Putar atau jeda", () => playback.toggle()],
  ["j", "Mundur 10 detik", () => playback.skip(-10)],
  ["l", "Maju 10 detik", () => playback.skip(10)],
  ["s", "Sebelumnya, menurut tingkat yang dipilih", levels.previous],
  ["b", "Berikutnya, menurut tingkat yang dipilih", levels.next],
  ["1", "Pindah menurut kalimat", () => levels.chooseAt(0)],
  ["2", "Pindah menurut paragraf", () => levels.chooseAt(1)],
  ["3", "Pindah menurut kutipan", () => levels.chooseAt(2)],
  ["4", "Pindah menurut keterangan foto", () => levels.chooseAt(3)],
  ["5", "Pindah menurut bagian", () => levels.chooseAt(4)],
  ["d", "Di mana saya?", here.say],
  ["i", "Putar dari kalimat ini", text.playFromHere],
  ["w", "Pergi ke waktu", () => document.getElementById("waktu-tujuan").focus()],
  ["c", "Lebih cepat", () => playback.faster(1)],
  ["x", "Lebih lambat", () => playback.faster(-1)],
  ["n", "Kecepatan biasa", () => playback.normalSpeed()],
  ["m", "Bisukan atau bunyikan", () => playback.mute()],
  ["t", "Sisa waktu tidur", () => announcer.say(sleep.left())],
  ["f", "Ikuti teks", text.again],
  ["k", "Salin tautan ke kalimat ini", here.copyLink],
  ["a", "Tambahkan ke antrean atau keluarkan darinya", () => queue("toggle")],
  ["y", "Berita sebelumnya di antrean", () => queue("previous")],
  ["u", "Berita berikutnya di antrean", () => queue("next")],
], announcer);

// Begins anew with the article that stands in the page now.
export function renew() {
  for (const part of [timeline, announcer, skips, sleep, chapters, text, here, session, voice]) part.renew();
}

// The listening queue is loaded where there is one, or when one is begun.
async function queue(action) {
  const failed = () => announcer.say("Antrean tidak dapat dimuat: sambungan terputus.");
  (await import("./playingon.js").catch(failed))?.[action]();
}

function resume() {
  const words = here.resume();
  if (words) announcer.say(`${words} Tekan Putar untuk mendengarkan.`); // nothing plays by itself (WCAG 1.4.2)
}

renew();
document.getElementById("antre").addEventListener("click", () => queue("toggle"));
const isBegun = location.hash === "#lanjut"; // a press elsewhere began the listening, which goes on here
if (isBegun || read(QUEUE).entries?.length) queue("begin");
if (isBegun) audio.preload = "auto"; // the queue's code resumes
else if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) resume();
else audio.addEventListener("loadedmetadata", resume, { once: true });

// A device tells of its voices late. What offers them is loaded where there is an Indonesian one, or was.
const indonesian = () => speechSynthesis.getVoices().filter(({ lang }) => /^(id|ind?)([-_]|$)/i.test(lang));
async function offer() {
  if (!indonesian().length && !choice("suara", "")) return;
  const { voices } = await import("./voices.js");
  voice = voices(indonesian, player, playback, announcer, resume);
}
window.speechSynthesis?.addEventListener?.("voiceschanged", offer);
if (window.speechSynthesis) offer();
