// The position as a slider and as a time that is typed, which blind listeners prefer. The slider says its place in words,
// once a key, and keeps still under the hand while the audio plays: it would be read out every second otherwise.
import { inWords, onClock, parseTime } from "./times.js";

const LARGE = 30; // seconds by Page Up and Page Down

export class Seeking {
  #playback;
  #announcer;
  #slider = document.getElementById("posisi");
  #clock = document.getElementById("waktu");
  #held = false; // by a finger or a mouse

  constructor(playback, announcer) {
    this.#playback = playback;
    this.#announcer = announcer;
    playback.onTick(() => this.#show());
    playback.on("durationchange", () => this.#show());
    this.#show();
    this.#slider.addEventListener("keydown", (event) => this.#keyed(event));
    this.#slider.addEventListener("input", () => this.#moved());
    this.#slider.addEventListener("blur", () => this.#show());
    this.#slider.addEventListener("pointerdown", () => (this.#held = true));
    for (const event of ["pointerup", "pointercancel"]) {
      this.#slider.addEventListener(event, () => (this.#held = false));
    }
    this.#typing();
  }

  #show() {
    this.#clock.textContent = `${onClock(this.#playback.time)} / ${onClock(this.#playback.duration)}`;
    if (document.activeElement !== this.#slider) this.#set(this.#playback.time);
  }

  #set(time) {
    const { duration } = this.#playback;
    const words = this.#playback.position(time);
    this.#slider.max = String(Math.max(1, Math.floor(duration)));
    if (this.#slider.getAttribute("aria-valuetext") === words) return;
    this.#slider.setAttribute("aria-valuetext", words);
    this.#slider.value = String(Math.floor(time));
  }

  // A key moves from where the audio is by now, not from where the slider was left.
  #keyed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { time, duration } = this.#playback;
    const to = {
      ArrowRight: time + 5,
      ArrowUp: time + 5,
      ArrowLeft: time - 5,
      ArrowDown: time - 5,
      PageUp: time + LARGE,
      PageDown: time - LARGE,
      Home: 0,
      End: duration,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#go(to);
  }

  // By a pointer, which means the place it points at; or by a gesture of a screen reader, which means a step.
  #moved() {
    const asked = Number(this.#slider.value);
    const before = parseTime(this.#slider.getAttribute("aria-valuetext").split(" dari ")[0]) ?? 0;
    const isStep = !this.#held && Math.abs(asked - before) < LARGE;
    this.#go(isStep ? this.#playback.time + Math.sign(asked - before) * 5 : asked);
  }

  #go(to) {
    const time = Math.min(Math.max(0, to), this.#playback.duration);
    this.#set(time);
    this.#playback.seek(time);
  }

  #typing() {
    const field = document.getElementById("waktu-tujuan");
    const wrong = document.getElementById("salah-waktu");
    // Said by the live region, and to who comes back to the field; a description that changes under the hand would have
    // it said twice.
    field.addEventListener("blur", () => field.setAttribute("aria-describedby", "contoh-waktu salah-waktu"));
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const time = parseTime(field.value);
      const problem = this.#problem(time);
      field.setAttribute("aria-describedby", "contoh-waktu");
      wrong.textContent = problem;
      if (problem) {
        field.setAttribute("aria-invalid", "true");
        this.#announcer.say(problem);
        field.focus();
      } else {
        field.removeAttribute("aria-invalid");
        this.#playback.seek(time, this.#playback.position(time));
      }
    });
  }

  #problem(time) {
    if (time === null) return "Waktu tidak dikenali. Tulis misalnya 1:05, 65, atau 1 menit 5 detik.";
    if (time > this.#playback.duration) return `Berita ini hanya ${inWords(this.#playback.duration)}.`;
    return "";
  }
}
