// The text follows the audio: what is heard is marked, and kept in view until the reader looks elsewhere. Focus stays
// where it is, and no sentence is a stop of the keyboard.
import { Timeline } from "./timeline.js";

const PAUSE = 1.5; // seconds for which a stretch stays marked after its end, so that the mark does not flicker
const SCROLLING_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
const CONTROL = "a, button, input, select, textarea, label, summary";

export function following(timeline, playback, announcer) {
  let marked = [];
  let isFollowing = true;
  let stretches = [];
  const button = document.getElementById("ikuti");

  playback.onTick(mark);
  // Listened for at the document: a listener at the text would have it called "clickable" by screen readers.
  document.addEventListener("click", clicked);
  for (const event of ["wheel", "touchmove"]) document.addEventListener(event, stop, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (SCROLLING_KEYS.has(event.key) && !event.target.closest(CONTROL)) stop();
  });
  button.addEventListener("click", again);
  button.addEventListener("blur", offer);
  return { again, playFromHere, renew };

  function renew() {
    marked = [];
    stretches = timeline.stretches.map((stretch) => ({ ...stretch, start: stretch.lead }));
  }

  // Shows what is heard and goes on showing it.
  function again() {
    isFollowing = true;
    show();
    announcer.say("Teks diikuti");
  }

  // Plays from the sentence that is read: where the selection or a screen reader's own cursor is, else the first that
  // is to be seen in full.
  function playFromHere() {
    const node = document.getSelection()?.anchorNode;
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    if (playFrom(element?.closest("[data-sentence]"))) return;
    const first = timeline.levels.sentence.find(({ elements }) => isInView(elements[0]));
    if (!playFrom(first?.elements[0])) announcer.say("Tidak ada kalimat di sini.");
  }

  function clicked(event) {
    if (event.defaultPrevented || event.target.closest(CONTROL) || !document.getSelection().isCollapsed) return;
    playFrom(event.target.closest("[data-sentence]"));
  }

  function playFrom(element) {
    const sentence = timeline.levels.sentence.find(({ elements }) => elements.includes(element));
    if (!sentence) return false;
    isFollowing = true;
    playback.seek(sentence.start);
    playback.play();
    return true;
  }

  function mark(time) {
    const last = stretches[Timeline.at(stretches, time)];
    const isHeard = last && time < last.end + PAUSE;
    // One stretch may stand in several elements: they share their start.
    const now = isHeard ? stretches.filter(({ start }) => start === last.start).map(({ element }) => element) : [];
    if (now[0] === marked[0]) return;
    const wasInView = marked.length === 0 || isInView(marked[0]);
    for (const element of marked) element.removeAttribute("aria-current");
    for (const element of now) element.setAttribute("aria-current", "true");
    marked = now;
    if (isFollowing && playback.playing && wasInView && textIsInView()) show();
    offer();
  }

  function textIsInView() {
    const box = document.querySelector(".text").getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  }

  function stop() {
    isFollowing = false;
    offer();
  }

  function show() {
    if (!marked.length || isInView(marked[0])) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marked[0].scrollIntoView({ block: "center", behavior: isStill ? "instant" : "smooth" });
  }

  // The button stays while it has focus, which would be lost with it.
  function offer() {
    const isAway = marked.length > 0 && (!isFollowing || !isInView(marked[0]));
    button.hidden = !isAway && document.activeElement !== button;
  }
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  const bar = document.querySelector(".transport");
  const covered = getComputedStyle(bar).position === "sticky" ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
  return box.height > 0 && box.top >= covered && box.bottom <= innerHeight;
}
