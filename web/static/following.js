// The text follows the audio: what is heard is marked, and kept in view for as long as the reader doesn't look
// elsewhere. Focus stays where it is, and no sentence is a stop of the keyboard.
import { Timeline } from "./timeline.js";

const PAUSE = 1.5; // seconds for which a stretch stays marked after its end, so that the mark does not flicker
const SCROLLING_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
const CONTROL = "a, button, input, select, textarea, label, summary";

export class Following {
  #timeline;
  #playback;
  #announcer;
  #stretches;
  #marked = [];
  #isFollowing = true;
  #button = document.getElementById("ikuti");

  constructor(timeline, playback, announcer) {
    this.#timeline = timeline;
    this.#playback = playback;
    this.#announcer = announcer;
    this.#stretches = timeline.stretches.map((stretch) => ({ ...stretch, start: stretch.lead }));
    playback.onTick((time) => this.#mark(time));
    // Listened for at the document: a listener at the text would have it called "clickable" by screen readers.
    document.addEventListener("click", (event) => this.#clicked(event));
    for (const event of ["wheel", "touchmove"]) document.addEventListener(event, () => this.#stop(), { passive: true });
    document.addEventListener("keydown", (event) => {
      if (SCROLLING_KEYS.has(event.key) && !event.target.closest(CONTROL)) this.#stop();
    });
    this.#button.addEventListener("click", () => this.again());
    this.#button.addEventListener("blur", () => this.#offer());
  }

  // Shows what is heard and goes on showing it.
  again() {
    this.#isFollowing = true;
    this.#show();
    this.#announcer.say("Teks diikuti");
  }

  // Plays from the sentence that is read: where the selection or a screen reader's own cursor is, else the first that
  // is to be seen in full.
  playFromHere() {
    const node = document.getSelection()?.anchorNode;
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    if (this.#playFrom(element?.closest("[data-sentence]"))) return;
    const first = this.#timeline.levels.sentence.find(({ elements }) => isInView(elements[0]));
    if (!this.#playFrom(first?.elements[0])) this.#announcer.say("Tidak ada kalimat di sini.");
  }

  #clicked(event) {
    if (event.defaultPrevented || event.target.closest(CONTROL) || !document.getSelection().isCollapsed) return;
    this.#playFrom(event.target.closest("[data-sentence]"));
  }

  #playFrom(element) {
    const sentence = this.#timeline.levels.sentence.find(({ elements }) => elements.includes(element));
    if (!sentence) return false;
    this.#isFollowing = true;
    this.#playback.seek(sentence.start);
    this.#playback.play();
    return true;
  }

  #mark(time) {
    const last = this.#stretches[Timeline.at(this.#stretches, time)];
    const isHeard = last && time < last.end + PAUSE;
    // One stretch may stand in several elements: they share their start.
    const now = isHeard ? this.#stretches.filter(({ start }) => start === last.start).map(({ element }) => element) : [];
    if (now[0] === this.#marked[0]) return;
    const wasInView = this.#marked.length === 0 || isInView(this.#marked[0]);
    for (const element of this.#marked) element.removeAttribute("aria-current");
    for (const element of now) element.setAttribute("aria-current", "true");
    this.#marked = now;
    if (this.#isFollowing && this.#playback.playing && wasInView && this.#textIsInView()) this.#show();
    this.#offer();
  }

  #textIsInView() {
    const box = document.querySelector(".text").getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  }

  #stop() {
    this.#isFollowing = false;
    this.#offer();
  }

  #show() {
    if (!this.#marked.length || isInView(this.#marked[0])) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#marked[0].scrollIntoView({ block: "center", behavior: isStill ? "instant" : "smooth" });
  }

  // The button stays while it has focus, which would be lost with it.
  #offer() {
    const isAway = this.#marked.length > 0 && (!this.#isFollowing || !isInView(this.#marked[0]));
    this.#button.hidden = !isAway && document.activeElement !== this.#button;
  }
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  const top = document.querySelector(".transport").getBoundingClientRect();
  const covered = getComputedStyle(document.querySelector(".transport")).position === "sticky" ? Math.max(0, top.bottom) : 0;
  return box.height > 0 && box.top >= covered && box.bottom <= innerHeight;
}
