// The audio as the rest of the player sees it: the page's own, or a device's voice (speaking.js), which has the same
// methods and events. Its controls give way to ours; what goes wrong is said once.
import { choice, choose } from "./memory.js";
import { inWords, speedInWords } from "./times.js";
import { Trouble } from "./trouble.js";

const SOON = 0.5; // seconds: `timeupdate` comes four times a second, too coarse for where something ends
const SLOWEST = 5; // tenths of the voice's own speed
const FASTEST = 40;

export class Playback {
  #own; // the page's audio
  #audio; // what is heard
  #announcer;
  #listeners = [];
  #ticks = [];
  #timer = 0;
  #trouble;
  #isLeap = false;

  constructor(audio, announcer) {
    this.#own = this.#audio = audio;
    this.#announcer = announcer;
    this.#trouble = new Trouble(audio, announcer, () => this.#audio === audio);
    audio.controls = false;
    this.#speed();
    this.#volume();
    for (const event of ["timeupdate", "seeking"]) this.on(event, () => this.#tick());
    this.on("seeked", () => (this.#isLeap = false));
    for (const event of ["play", "pause", "ended", "emptied"]) {
      this.on(event, () => document.documentElement.toggleAttribute("data-playing", this.playing));
    }
    document.getElementById("putar").addEventListener("click", () => this.toggle());
    document.getElementById("mundur").addEventListener("click", () => this.skip(-10));
    document.getElementById("maju").addEventListener("click", () => this.skip(10));
  }

  get time() {
    return this.#audio.currentTime;
  }

  get duration() {
    return Number.isFinite(this.#audio.duration) ? this.#audio.duration : 0;
  }

  get playing() {
    return !this.#audio.paused;
  }

  get speed() {
    return this.#audio.playbackRate;
  }

  on(event, callback, options) {
    if (!options?.once) this.#listeners.push([event, callback]);
    this.#audio.addEventListener(event, callback, options);
  }

  // Another article's audio in place of this one, in the same manner.
  load(address) {
    this.#trouble.renew();
    this.#own.src = address;
    if (this.#audio !== this.#own) this.#audio.empty();
  }

  // Goes on with another sound in the same manner, at the same place.
  use(sound) {
    const { playing, speed } = this;
    const { currentTime, volume, muted } = this.#audio;
    for (const listener of this.#listeners) {
      this.#audio.removeEventListener(...listener);
      sound.addEventListener(...listener);
    }
    this.#audio.pause();
    this.#audio = sound;
    Object.assign(sound, { currentTime, volume, muted });
    this.#setSpeed(speed * 10);
    this.#tick();
    if (playing) this.play();
  }

  // `callback(time, sought)` whenever the time has moved: by playing, or because the listener has sought another place.
  onTick(callback) {
    this.#ticks.push(callback);
  }

  // An extra tick at that time, where playing is about to reach it.
  tickAt(time) {
    const left = (time - this.time) / this.speed;
    if (!this.playing || left <= 0 || left > SOON) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), left * 1000);
  }

  // Goes there and says `words`, if any; playing goes on, a pause stays one.
  seek(time, ...words) {
    this.#audio.currentTime = Math.min(Math.max(0, time), this.duration || Infinity);
    if (words.length) this.#announcer.say(...words);
    this.#isLeap = false;
    this.#tick();
  }

  // Goes on there as if nothing lay between.
  leap(time) {
    this.#isLeap = true;
    this.#audio.currentTime = time;
    this.#tick();
  }

  // By so many seconds. While playing the sound itself is the answer.
  skip(seconds) {
    const to = Math.min(Math.max(0, this.time + seconds), this.duration);
    this.seek(to, ...(this.playing ? [] : [this.position(to)]));
  }

  // "1 menit 5 detik dari 4 menit"
  position(time = this.time) {
    return `${inWords(time)} dari ${inWords(this.duration)}`;
  }

  // Begins to play and says `words` once it does. Where it can't begin, why is said instead.
  async play(...words) {
    const problem = await this.start();
    if (problem === "NotAllowedError") this.#announcer.say("Peramban menolak memutar suara.");
    else if (!problem && words.length) this.#announcer.say(...words);
  }

  // Begins to play and gives the name of what hindered it, else "". "NotAllowedError": the browser wants a press first.
  async start() {
    if (this.#audio.error) this.#trouble.again();
    try {
      await this.#audio.play();
      return "";
    } catch (problem) {
      return problem.name;
    }
  }

  pause(...words) {
    this.#audio.pause();
    if (words.length) this.#announcer.say(...words);
  }

  // The answer stands in the live region alone: a button whose name changes under the finger is silent in Orca and
  // would be said twice by others.
  toggle() {
    if (this.playing) this.pause("Dijeda");
    else this.play("Diputar");
  }

  faster(tenths) {
    this.#setSpeed(Math.round(this.speed * 10) + tenths);
    this.#announcer.say(speedInWords(this.speed));
  }

  normalSpeed() {
    this.#setSpeed(10);
    this.#announcer.say("Kecepatan biasa");
  }

  mute(said = true) {
    this.#audio.muted = !this.#audio.muted;
    document.getElementById("bisukan").setAttribute("aria-pressed", String(this.#audio.muted));
    if (said) this.#announcer.say(this.#audio.muted ? "Suara dibisukan" : "Suara dibunyikan");
  }

  #tick(sought = this.#audio.seeking && !this.#isLeap) {
    for (const callback of this.#ticks) callback(this.time, sought); // one may have moved on: the time is asked anew
  }

  #speed() {
    const select = document.getElementById("kecepatan");
    this.#setSpeed(choice("kecepatan", 10));
    select.addEventListener("change", () => this.#setSpeed(Number(select.value)));
    document.getElementById("kecepatan-biasa").addEventListener("click", () => this.normalSpeed());
  }

  #setSpeed(tenths) {
    const within = Math.min(Math.max(SLOWEST, Math.round(tenths) || 10), FASTEST);
    this.#audio.preservesPitch = true;
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate = within / 10; // loading again resets to the default
    const select = document.getElementById("kecepatan");
    if (select.value !== String(within)) select.value = String(within); // else screen readers would read it out
    if (within !== choice("kecepatan", 10)) choose("kecepatan", within);
  }

  #volume() {
    const [slider, mute] = ["volume", "bisukan"].map((id) => document.getElementById(id));
    const set = (percent) => {
      this.#audio.volume = percent / 100;
      slider.value = String(percent);
      slider.setAttribute("aria-valuetext", `${percent} persen`);
    };
    set(Math.min(Math.max(0, choice("volume", 100)), 100));
    this.#audio.volume = 0.5;
    document.getElementById("suara").hidden = this.#audio.volume !== 0.5; // some phones leave it to their own keys
    set(Number(slider.value));
    slider.addEventListener("input", () => {
      set(Number(slider.value));
      choose("volume", Number(slider.value));
    });
    mute.addEventListener("click", () => this.mute(false)); // its own state is said
  }
}
