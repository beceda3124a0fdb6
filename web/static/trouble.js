// Audio that can't be loaded: says why, once, and waits where it is being made again.
const AGAIN = 10_000; // milliseconds, between looks for audio that is being made again
const WORDS = {
  making: "Audio sedang disiapkan kembali. Halaman ini memberi tahu bila sudah siap.",
  missing: "Audio berita ini tidak ditemukan. Teksnya tetap dapat dibaca.",
  cut: "Audio tidak dapat dimuat: sambungan terputus. Tekan Putar untuk mencoba lagi.",
  unknown: "Peramban ini tidak dapat memutar audio berita ini. Audionya dapat diunduh.",
};

export class Trouble {
  #audio;
  #announcer;
  #isUsed;
  #time = 0; // where listening stopped
  #timer = 0;

  // `isUsed()` is false while another voice reads.
  constructor(audio, announcer, isUsed) {
    this.#audio = audio;
    this.#announcer = announcer;
    this.#isUsed = isUsed;
    audio.addEventListener("error", () => this.#explain());
    audio.addEventListener("timeupdate", () => {
      if (!audio.error) this.#time = audio.currentTime;
    });
    if (audio.error) this.#explain();
  }

  // Another audio is loaded: the place is none of its.
  renew() {
    clearTimeout(this.#timer);
    this.#time = 0;
  }

  // Loads the audio anew, at the place where it broke.
  again() {
    clearTimeout(this.#timer);
    this.#audio.load();
    if (this.#time) this.#audio.currentTime = this.#time;
  }

  async #explain() {
    this.#audio.pause();
    const found = await this.#look();
    if (!this.#isUsed()) return;
    this.#announcer.say(WORDS[found]);
    if (found === "making") this.#await();
  }

  #await() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const found = await this.#look();
      if (found !== "unknown") {
        this.#await();
        return;
      }
      this.again();
      this.#announcer.say("Audio sudah siap.");
    }, AGAIN);
  }

  // What stands in the way, "unknown" where the server would give the audio.
  async #look() {
    try {
      const answer = await fetch(this.#audio.currentSrc || this.#audio.src, { method: "HEAD", cache: "no-store" });
      if (answer.ok) return "unknown";
      return answer.status === 503 ? "making" : "missing";
    } catch {
      return "cut";
    }
  }
}
