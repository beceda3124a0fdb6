// The device's own voice (Web Speech API) in the place of the page's audio: with those of an audio element's methods,
// properties and events that the player uses. A voice has no clock, so the audio's times are its scale: each segment has
// its time there, and within one the place is where the voice says it is, else where it should be by now.
import { NEAR, Segment } from "./segment.js";

const OFTEN = 250; // milliseconds between two `timeupdate`, as browsers have it
const BREATH = 60; // milliseconds: Chromium and Safari drop what is to be spoken in the moment of a cancel
const PAUSE = 0.3; // seconds of the audio's pauses that a voice makes by itself between two utterances
const LOST = 1000; // milliseconds for which a browser may be idle before we no longer believe that it will speak
const LATE = 10_000; // milliseconds for which a voice may be silent beyond its time
const ASLEEP = 5000; // milliseconds between two looks from which on the page was asleep, as on a locked phone
const STOPPED = new Set(["canceled", "interrupted"]); // by another page or the device
const AGAIN = "Tekan Putar untuk mencoba lagi, atau pilih Suara Simak.";

export class DeviceVoice extends EventTarget {
  duration = NaN;
  error = null;
  paused = true;
  seeking = false;
  #announcer;
  #segments = [];
  #voice;
  #rate = 1;
  #volume = 1;
  #muted = false;
  #time = 0; // where it stands; while it is heard, where it was at `#heardAt`
  #index = 0; // of the segment that is spoken, or is to be
  #from = 0; // the character of its words at which the utterance begins
  #word = null; // the one that the voice has told of last
  #utterance = null; // the one that is spoken: events of any other are of the past
  #isHeard = false;
  #heardAt = 0; // by the clock, as are the next two
  #mayAt = 0; // when it may speak again after a cancel
  #lookedAt = 0;
  #turn = 0; // counts what makes it go elsewhere or stop
  #pace = 1; // how fast this voice is beside the audio
  #looking = 0;
  #timer = 0;
  #asked = null; // what `play` has promised

  constructor(announcer) {
    super();
    this.#announcer = announcer;
    addEventListener("pagehide", () => this.pause());
  }

  // Gives up its article. What is to be played waits for the next one.
  empty() {
    this.pause();
    this.duration = NaN;
    this.#segments = [];
    this.#place(0);
    this.dispatchEvent(new Event("emptied"));
  }

  // `spoken` as the server's /ucapan/ gives it.
  fill(spoken) {
    this.duration = spoken.duration;
    this.#segments = spoken.segments.map((segment) => new Segment(segment));
    for (const event of ["durationchange", "loadedmetadata"]) this.dispatchEvent(new Event(event));
    this.#goOn();
  }

  set voice(voice) {
    this.#change(() => {
      this.#voice = voice;
      this.#pace = 1;
    });
  }

  get currentTime() {
    if (!this.#isHeard) return this.#time;
    const since = ((performance.now() - this.#heardAt) / 1000) * this.#rate * this.#pace;
    return Math.max(this.#time, Math.min(this.#time + since, this.#segment.end - NEAR));
  }

  set currentTime(time) {
    this.#hush();
    this.#place(Math.min(Math.max(0, time), this.duration));
    this.seeking = true;
    queueMicrotask(() => {
      this.seeking = false;
      this.dispatchEvent(new Event("seeked"));
    });
    this.#goOn();
  }

  get playbackRate() {
    return this.#rate;
  }

  set playbackRate(rate) {
    this.#change(() => {
      this.#rate = rate;
      this.dispatchEvent(new Event("ratechange"));
    });
  }

  get volume() {
    return this.#volume;
  }

  set volume(volume) {
    this.#change(() => (this.#volume = volume));
  }

  get muted() {
    return this.#muted;
  }

  set muted(muted) {
    this.#change(() => (this.#muted = muted));
  }

  // Fulfilled once the voice is heard.
  play() {
    if (!this.paused) return this.#asked?.promise ?? Promise.resolve();
    if (this.#index >= this.#segments.length) this.#place(0);
    this.paused = false;
    this.#asked = {};
    this.#asked.promise = new Promise((resolve, reject) => Object.assign(this.#asked, { resolve, reject }));
    const { promise } = this.#asked;
    this.#lookedAt = performance.now();
    this.#looking = setInterval(() => this.#look(), OFTEN);
    this.dispatchEvent(new Event("play"));
    this.#goOn();
    return promise;
  }

  // Ends the speaking: `speechSynthesis.pause` does nothing on Android, and is for the whole browser elsewhere.
  pause(reason = "AbortError") {
    if (this.paused) return;
    this.#hold();
    this.paused = true;
    clearInterval(this.#looking);
    this.#asked?.reject(new DOMException("", reason));
    this.#asked = null;
    this.dispatchEvent(new Event("pause"));
  }

  get #segment() {
    return this.#segments[this.#index];
  }

  // Takes its place at that time: in the segment that is heard then or next, at a word of it.
  #place(time) {
    const index = this.#segments.findIndex(({ end }) => end > time);
    this.#time = time;
    this.#index = index < 0 ? this.#segments.length : index;
    this.#from = this.#segment?.wordAt(time, this.#voice) ?? 0;
  }

  // Falls silent and keeps the place, at the word it has come to.
  #hold() {
    if (this.#isHeard) {
      this.#time = this.#word === null ? this.currentTime : this.#timeAt(this.#word);
      this.#from = this.#word ?? this.#segment.wordAt(this.#time, this.#voice);
    }
    this.#hush();
  }

  // Changes its manner in the middle of a sentence.
  #change(set) {
    this.#hold();
    set();
    this.#goOn();
  }

  #hush() {
    // Chromium waits forever for one that the device has broken off, so it is cancelled though nothing is spoken.
    const isOpen = this.#utterance || speechSynthesis.speaking || speechSynthesis.pending;
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#utterance = null;
    this.#isHeard = false;
    if (!isOpen) return;
    speechSynthesis.cancel();
    this.#mayAt = performance.now() + BREATH;
  }

  // At once where that may be: Safari speaks for the first time only within the listener's own action.
  #goOn() {
    if (this.paused || !this.duration) return;
    const wait = this.#mayAt - performance.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#speak(), wait);
    else this.#speak();
  }

  #speak() {
    const turn = this.#turn;
    const segment = this.#segment;
    this.#time = Math.max(this.#time, segment?.start ?? this.duration);
    this.dispatchEvent(new Event("timeupdate"));
    if (turn !== this.#turn) return; // who heard of it had it go elsewhere, or stop
    if (!segment) {
      this.#finish();
      return;
    }
    const { words, voice } = segment.piece(this.#from, this.#voice, this.#rate * this.#pace);
    const utterance = new SpeechSynthesisUtterance(words);
    Object.assign(utterance, { voice, lang: voice.lang, rate: this.#rate, volume: this.#muted ? 0 : this.#volume });
    this.#listen(utterance);
    this.#word = null;
    this.#utterance = utterance; // kept also because Chromium forgets the events of one that nobody holds
    this.#heardAt = performance.now();
    speechSynthesis.resume(); // another page may have paused it for the whole browser
    speechSynthesis.speak(utterance);
  }

  #listen(utterance) {
    const on = (name, run) =>
      utterance.addEventListener(name, (event) => {
        if (utterance === this.#utterance) run(event);
      });
    on("start", () => this.#start());
    on("boundary", ({ charIndex }) => this.#tell(this.#from + charIndex));
    on("end", () => this.#over());
    on("error", ({ error }) => this.#fail(error));
  }

  #timeAt(character) {
    return this.#segment.timeAt(character, this.#voice);
  }

  #start() {
    this.#isHeard = true;
    this.#reach(this.#from);
    this.#asked?.resolve();
    this.#asked = null;
    this.dispatchEvent(new Event("timeupdate"));
  }

  // Some voices tell of words, and not that they begin.
  #tell(character) {
    const turn = this.#turn;
    if (!this.#isHeard) this.#start();
    if (turn !== this.#turn) return;
    this.#word = character;
    this.#reach(character);
  }

  #reach(character) {
    this.#time = this.#timeAt(character);
    this.#heardAt = performance.now();
  }

  // A piece has been said. What is left of its segment comes at once, the next segment after the audio's pause.
  #over(least = 0) {
    const turn = this.#turn;
    const said = this.#from + this.#utterance.text.length;
    if (this.#isHeard) this.#learn(said);
    else this.#start(); // and some of nothing but their end
    if (turn !== this.#turn) return;
    const { end } = this.#segment;
    const next = this.#segments[this.#index + 1];
    const isWhole = said >= this.#segment.said(this.#voice).words.length;
    const pause = isWhole && next ? ((next.start - end - PAUSE) * 1000) / this.#rate : 0;
    this.#time = isWhole ? end - NEAR : this.#timeAt(said);
    this.#utterance = null;
    this.#isHeard = false;
    this.#index += isWhole;
    this.#from = isWhole ? 0 : said;
    this.#timer = setTimeout(() => this.#speak(), Math.max(pause, least));
  }

  // How fast the voice is, by how long the piece took since it was heard of; a word or two would tell little.
  #learn(said) {
    const [audio, real] = [this.#timeAt(said) - this.#time, (performance.now() - this.#heardAt) / 1000];
    if (audio < 1 || real <= 0) return;
    this.#pace = (this.#pace + Math.min(Math.max(audio / (real * this.#rate), 0.25), 4)) / 2;
  }

  #finish() {
    this.#time = this.duration;
    this.pause();
    this.dispatchEvent(new Event("ended"));
  }

  #fail(error) {
    if (error === "not-allowed" && this.#asked) {
      this.pause("NotAllowedError"); // whoever asked tells of it
      return;
    }
    this.pause();
    if (STOPPED.has(error)) this.#announcer.say("Dijeda");
    else if (error === "network") this.#announcer.say(`Suara ini memakai internet, dan sambungan terputus. ${AGAIN}`);
    else this.#announcer.say(`Suara perangkat tidak dapat dipakai sekarang. ${AGAIN}`);
  }

  // Some voices fall silent without a word: cut off by the browser, or as the phone was locked.
  #look() {
    const now = performance.now();
    const wasAsleep = now - this.#lookedAt > ASLEEP;
    this.#lookedAt = now;
    if (this.#isHeard) this.dispatchEvent(new Event("timeupdate"));
    if (!this.#utterance) return;
    const silence = now - this.#heardAt;
    const isIdle = !speechSynthesis.speaking && !speechSynthesis.pending;
    if (wasAsleep && isIdle) this.pause();
    else if ((isIdle && silence > LOST) || silence > this.#patience()) this.#giveUp();
  }

  // Milliseconds within which the voice must be heard of: until it begins, then for as long as its words should last.
  #patience() {
    const left = this.#isHeard ? this.#timeAt(this.#from + this.#utterance.text.length) - this.#time : 0;
    return LATE + (2000 * left) / (this.#rate * this.#pace);
  }

  #giveUp() {
    if (this.#isHeard) this.#over(BREATH);
    else this.#fail();
    speechSynthesis.cancel();
  }
}
