// Ties the page's audio to its controls, its chapters and its text. Without this file the browser's own controls stay
// and the chapter links open the audio by themselves.
import { Announcer } from "./announcer.js";
import { Chapters } from "./chapters.js";
import { Following } from "./following.js";
import { onLoss } from "./memory.js";
import { Moving } from "./moving.js";
import { Place } from "./place.js";
import { Playback } from "./playback.js";
import { Seeking } from "./seeking.js";
import { mediaSession } from "./session.js";
import { Shortcuts } from "./shortcuts.js";
import { Skipping } from "./skipping.js";
import { Sleep } from "./sleep.js";
import { Timeline } from "./timeline.js";

const article = document.querySelector("article");
const player = document.querySelector(".player");
const audio = document.getElementById("audio");

document.getElementById("kendali").hidden = false;
onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));

const timeline = new Timeline(article);
const announcer = new Announcer(timeline.chapters);
const playback = new Playback(audio, announcer);
new Skipping(timeline, playback); // before all that speak of where the audio is
const sleep = new Sleep(timeline, playback, announcer);
const chapters = new Chapters(timeline.chapters, playback, announcer);
const following = new Following(timeline, playback, announcer);
const moving = new Moving(timeline, playback, announcer);
const place = new Place(player.dataset.article, timeline, playback, announcer);
new Seeking(playback, announcer);
mediaSession(player, playback, chapters);

new Shortcuts([
  ["p", "Putar atau jeda", () => playback.toggle()],
  ["j", "Mundur 10 detik", () => playback.skip(-10)],
  ["l", "Maju 10 detik", () => playback.skip(10)],
  ["s", "Sebelumnya, menurut tingkat yang dipilih", () => moving.previous()],
  ["b", "Berikutnya, menurut tingkat yang dipilih", () => moving.next()],
  ["1", "Pindah menurut kalimat", () => moving.choose(0)],
  ["2", "Pindah menurut paragraf", () => moving.choose(1)],
  ["3", "Pindah menurut kutipan", () => moving.choose(2)],
  ["4", "Pindah menurut keterangan foto", () => moving.choose(3)],
  ["5", "Pindah menurut bagian", () => moving.choose(4)],
  ["d", "Di mana saya?", () => place.say()],
  ["i", "Putar dari kalimat ini", () => following.playFromHere()],
  ["w", "Pergi ke waktu", () => document.getElementById("waktu-tujuan").focus()],
  ["c", "Lebih cepat", () => playback.faster(1)],
  ["x", "Lebih lambat", () => playback.faster(-1)],
  ["n", "Kecepatan biasa", () => playback.normalSpeed()],
  ["m", "Bisukan atau bunyikan", () => playback.mute()],
  ["t", "Sisa waktu tidur", () => announcer.say(sleep.left())],
  ["f", "Ikuti teks", () => following.again()],
  ["k", "Salin tautan ke kalimat ini", () => place.copyLink()],
], announcer);

function begin() {
  place.resume((words) => announcer.say(words));
}
announcer.begin(timeline.chapterAt(0));
if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) begin();
else audio.addEventListener("loadedmetadata", begin, { once: true });
