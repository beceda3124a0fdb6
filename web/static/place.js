// Where the listener is: asked for, remembered for every article, given on as a link.
import * as memory from "./memory.js";
import { wordsOf } from "./timeline.js";
import { inWords } from "./times.js";

const EVERY = 5; // seconds of playing between two notes of the position
const MARGIN = 5; // seconds from either end within which there is nothing to resume

export function place(player, timeline, playback, announcer) {
  let article = "";
  let noted = 0;
  let playOn = () => false;
  let isResumed = false;
  const heard = document.getElementById("terdengar");

  heard.addEventListener("change", () => memory.note(article, { heard: heard.checked }));
  document.getElementById("di-mana").addEventListener("click", say);
  document.getElementById("salin").addEventListener("click", copyLink);
  playback.onTick((time, sought) => {
    if (sought || Math.abs(time - noted) >= EVERY) note();
  });
  playback.on("pause", note);
  addEventListener("pagehide", note);
  playback.on("ended", finish);
  return { resume, say, copyLink, note, renew, atEnd: (callback) => (playOn = callback) };

  function renew() {
    ({ article } = player.dataset);
    noted = 0;
    isResumed = false;
    heard.checked = memory.standing(article).heard;
  }

  // Goes where the address asks, else where one stopped: says so in words, which are "" where there is nothing to say.
  function resume() {
    if (isResumed) return "";
    isResumed = true;
    const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    const { time } = memory.standing(article);
    const to = asked ? Number(asked[1]) : time;
    if (asked ? to > 0 : time > MARGIN && time < playback.duration - MARGIN) {
      playback.seek(to);
      if (!asked) return `Dilanjutkan dari ${inWords(to)}.`;
    }
    return "";
  }

  // "Dijeda. Bab 3 dari 8: ... 1 menit 5 detik dari 3 menit. Kalimat: ..."
  function say() {
    const { time, playing } = playback;
    const said = [playing ? "Diputar. " : "Dijeda. "];
    const chapter = timeline.chapterAt(time);
    if (chapter >= 0) {
      if (time >= timeline.chapters[chapter].end) said.push("Sesudah ");
      said.push(...announcer.named(chapter), ". ");
    }
    said.push(`${playback.position()}. `);
    const sentence = timeline.sentenceAt(time);
    if (sentence) said.push("Kalimat: ", wordsOf(sentence));
    announcer.say(...said);
  }

  // The address of this sentence: into the clipboard where the browser lets us, and into the address bar.
  async function copyLink() {
    const { time } = playback;
    const start = timeline.sentenceAt(time)?.start ?? time;
    const address = new URL(`#t=${start}`, location.href).href;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      announcer.say("Tautan ke kalimat ini disalin");
    } catch {
      announcer.say("Peramban menolak menyalin. Tautannya kini ada di bilah alamat.");
    }
  }

  function note() {
    if (playback.time === noted) return;
    noted = playback.time;
    memory.note(article, { time: noted });
  }

  // `playOn()` is true where something else begins, which then says so.
  function finish() {
    heard.checked = true;
    noted = playback.time;
    memory.note(article, { time: 0, heard: true });
    if (!playOn()) announcer.say("Berita selesai. Ditandai sudah didengar.");
  }
}
