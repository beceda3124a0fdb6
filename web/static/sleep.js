// The sleep timer: pauses after some minutes, at the end of the chapter or of the article, and says what is left when
// it is asked.
import { SLACK } from "./timeline.js";
import { inWords } from "./times.js";

const MINUTE = 60_000; // milliseconds

export class Sleep {
  #timeline;
  #playback;
  #announcer;
  #select = document.getElementById("tidur");
  #timer = 0;
  #until = 0; // by the clock, in milliseconds
  #end = 0; // of the chapter, in seconds of the audio

  constructor(timeline, playback, announcer) {
    this.#timeline = timeline;
    this.#playback = playback;
    this.#announcer = announcer;
    this.#select.querySelector("[value=chapter]").hidden = timeline.chapters.length === 0;
    this.#select.addEventListener("change", () => this.#set());
    document.getElementById("sisa-tidur").addEventListener("click", () => announcer.say(this.left()));
    playback.onTick((time, sought) => this.#at(time, sought));
    playback.on("ended", () => this.#clear());
  }

  // Whether what comes after this article is to wait for another day.
  get endsWithArticle() {
    return this.#select.value === "article";
  }

  // What is left, in words for the ear.
  left() {
    const { value } = this.#select;
    if (!value) return "Pengatur tidur mati";
    if (value === "article") return `Berhenti di akhir berita, ${this.#heardIn(this.#playback.duration)} lagi`;
    if (value === "chapter") return `Berhenti di akhir bab, ${this.#heardIn(this.#end)} lagi`;
    return `Berhenti ${inWords((this.#until - Date.now()) / 1000)} lagi`;
  }

  // How long it takes until that place is heard, at the present speed.
  #heardIn(end) {
    return inWords((end - this.#playback.time) / this.#playback.speed);
  }

  #set() {
    clearTimeout(this.#timer);
    const minutes = Number(this.#select.value);
    if (minutes) {
      this.#until = Date.now() + minutes * MINUTE;
      this.#timer = setTimeout(() => this.#stop(), minutes * MINUTE);
    }
    this.#end = this.#chapterEnd();
  }

  #chapterEnd() {
    const { chapters } = this.#timeline;
    return chapters[this.#timeline.chapterAt(this.#playback.time) + 1]?.start ?? this.#playback.duration;
  }

  #at(time, sought) {
    if (this.#select.value !== "chapter") return;
    if (sought) this.#end = this.#chapterEnd();
    else if (time >= this.#end - SLACK && this.#playback.playing) this.#stop();
    else this.#playback.tickAt(this.#end - SLACK);
  }

  #stop() {
    this.#clear();
    if (!this.#playback.playing) return;
    this.#announcer.begin(this.#timeline.chapterAt(this.#playback.time)); // the next chapter is not heard yet
    this.#playback.pause("Dijeda oleh pengatur tidur");
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#select.value = "";
  }
}
