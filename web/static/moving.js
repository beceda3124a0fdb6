// Moving by five levels. One choice of the level and two buttons: ten buttons would be ten stops on the way to
// everything after them, and who listens keeps to one level for a while. The number keys choose it from anywhere.
import { choice, choose } from "./memory.js";
import { Timeline, wordsOf } from "./timeline.js";

const NEAR = 2; // seconds: from further inside, "previous" leads to the beginning of what is heard now
const NAMES = {
  sentence: "Kalimat",
  paragraph: "Paragraf",
  quotation: "Kutipan",
  caption: "Foto",
  section: "Bagian",
};

export class Moving {
  #timeline;
  #playback;
  #announcer;
  #select = document.getElementById("tingkat");

  constructor(timeline, playback, announcer) {
    this.#timeline = timeline;
    this.#playback = playback;
    this.#announcer = announcer;
    const kept = choice("tingkat", "sentence");
    this.#select.value = kept in NAMES ? kept : "sentence";
    this.#select.addEventListener("change", () => this.#chosen());
    document.getElementById("sebelumnya").addEventListener("click", () => this.previous());
    document.getElementById("berikutnya").addEventListener("click", () => this.next());
    this.#chosen();
  }

  // The level by its place in the list, for the number keys.
  choose(index) {
    this.#select.selectedIndex = index;
    this.#chosen();
    this.#announcer.say(`Pindah menurut ${this.#select.selectedOptions[0].textContent}`);
  }

  next() {
    const places = this.#places();
    this.#go(places, Timeline.at(places, this.#playback.time) + 1, "lagi sesudah ini");
  }

  previous() {
    const places = this.#places();
    const { time } = this.#playback;
    const now = Timeline.at(places, time);
    const isInside = now >= 0 && time - places[now].start > NEAR;
    this.#go(places, isInside ? now : now - 1, "lagi sebelum ini");
  }

  #places() {
    return this.#timeline.levels[this.#select.value];
  }

  #chosen() {
    const name = NAMES[this.#select.value];
    document.getElementById("sebelumnya").textContent = `${name} sebelumnya`;
    document.getElementById("berikutnya").textContent = `${name} berikutnya`;
    if (this.#select.value !== choice("tingkat", "sentence")) choose("tingkat", this.#select.value);
  }

  #go(places, index, where) {
    const name = NAMES[this.#select.value];
    if (!(index in places)) {
      this.#announcer.say(`Tidak ada ${name.toLowerCase()} ${places.length ? where : "di berita ini"}.`);
      return;
    }
    this.#playback.seek(places[index].start, ...this.#answer(places, index));
  }

  // While playing the next sentence is heard at once, so nothing is said over it; a pause is answered with its words.
  #answer(places, index) {
    const { playing } = this.#playback;
    const level = this.#select.value;
    if (playing && level === "sentence") return [];
    const speaker = places[index].elements[0]?.closest("[data-speaker]")?.dataset.speaker;
    const whose = level === "quotation" && speaker ? `, ${speaker}` : "";
    const answer = [`${NAMES[level]} ${index + 1} dari ${places.length}${whose}`];
    const sentence = this.#timeline.sentenceAt(places[index].start);
    return playing || !sentence ? answer : [...answer, ": ", wordsOf(sentence)];
  }
}
