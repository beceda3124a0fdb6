// Ties the page's audio to its controls, its chapters and its text. Without this file the browser's own controls stay
// and the chapter links open the audio by themselves.
import { Announcer } from "./announcer.js";
import { chapterList } from "./chapters.js";
import { following } from "./following.js";
import { onLoss } from "./memory.js";
import { moving } from "./moving.js";
import { place } from "./place.js";
import { Playback } from "./playback.js";
import { seeking } from "./seeking.js";
import { mediaSession } from "./session.js";
import { Shortcuts } from "./shortcuts.js";
import { skipping } from "./skipping.js";
import { sleeping } from "./sleep.js";
import { Timeline } from "./timeline.js";

const article = document.querySelector("article");
const player = document.querySelector(".player");
const audio = document.getElementById("audio");

document.getElementById("kendali").hidden = false;
onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));

const timeline = new Timeline(article);
const announcer = new Announcer(timeline.chapters);
export const playback = new Playback(audio, announcer);
skipping(timeline, playback); // before all that speak of where the audio is
export const sleep = sleeping(timeline, playback, announcer);
const chapters = chapterList(timeline.chapters, playback, announcer);
const text = following(timeline, playback, announcer);
const levels = moving(timeline, playback, announcer);
const here = place(player.dataset.article, timeline, playback, announcer);
seeking(playback, announcer);
mediaSession(player, playback, chapters);

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
], announcer);

announcer.begin(timeline.chapterAt(0));
if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) here.resume();
else audio.addEventListener("loadedmetadata", here.resume, { once: true });
