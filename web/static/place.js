// Where the listener is: asked for, remembered for every article, given on as a link.
import * as memory from "./memory.js";
import { wordsOf } from "./timeline.js";
import { inWords } from "./times.js";

const EVERY = 5; // seconds of playing between two notes of the position
const MARGIN = 5; // seconds from either end within which there is nothing to resume

export class Place {
  #article;
  #timeline;
  #playback;
  #announcer;
  #noted = 0;
  #heard = document.getElementById("terdengar");

  constructor(article, timeline, playback, announcer) {
    this.#article = article;
    this.#timeline = timeline;
    this.#playback = playback;
    this.#announcer = announcer;
    this.#heard.checked = memory.standing(article).heard;
    this.#heard.addEventListener("change", () => memory.note(article, { heard: this.#heard.checked }));
    document.getElementById("di-mana").addEventListener("click", () => this.say());
    document.getElementById("salin").addEventListener("click", () => this.copyLink());
    playback.onTick((time, sought) => {
      if (sought || Math.abs(time - this.#noted) >= EVERY) this.#note();
    });
    playback.on("pause", () => this.#note());
    addEventListener("pagehide", () => this.#note());
    playback.on("ended", () => this.#finish());
  }

  // Goes where the address asks, else where one stopped. Nothing plays by itself (WCAG 1.4.2).
  resume(words) {
    const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    const { time } = memory.standing(this.#article);
    const to = asked ? Number(asked[1]) : time;
    if (asked ? to > 0 : time > MARGIN && time < this.#playback.duration - MARGIN) {
      this.#playback.seek(to);
      if (!asked) words(`Dilanjutkan dari ${inWords(to)}. Tekan Putar untuk mendengarkan.`);
    }
  }

  // "Dijeda. Bab 3 dari 8: ... 1 menit 5 detik dari 3 menit. Kalimat: ..."
  say() {
    const { time, playing } = this.#playback;
    const said = [playing ? "Diputar. " : "Dijeda. "];
    const chapter = this.#timeline.chapterAt(time);
    if (chapter >= 0) {
      if (time >= this.#timeline.chapters[chapter].end) said.push("Sesudah ");
      said.push(...this.#announcer.named(chapter), ". ");
    }
    said.push(`${this.#playback.position()}. `);
    const sentence = this.#timeline.sentenceAt(time);
    if (sentence) said.push("Kalimat: ", wordsOf(sentence));
    this.#announcer.say(...said);
  }

  // The address of this sentence: into the clipboard where the browser lets us, and into the address bar.
  async copyLink() {
    const { time } = this.#playback;
    const start = this.#timeline.sentenceAt(time)?.start ?? time;
    const address = new URL(`#t=${start}`, location.href).href;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      this.#announcer.say("Tautan ke kalimat ini disalin");
    } catch {
      this.#announcer.say("Peramban menolak menyalin. Tautannya kini ada di bilah alamat.");
    }
  }

  #note() {
    if (this.#playback.time === this.#noted) return;
    this.#noted = this.#playback.time;
    memory.note(this.#article, { time: this.#noted });
  }

  #finish() {
    this.#heard.checked = true;
    memory.note(this.#article, { time: 0, heard: true });
    this.#announcer.say("Berita selesai. Ditandai sudah didengar.");
  }
}
