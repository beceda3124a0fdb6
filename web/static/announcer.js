// The page's one live region: the answer to what a listener does, and the chapter when it changes, unless the listener
// has switched the latter off. No clock ticks in it (WCAG 4.1.3).
import { choice, choose } from "./memory.js";
import { inLanguage } from "./timeline.js";

// Says the parts, which are strings and nodes, as one utterance. Screen readers drop what they have just said: a mute
// space tells the same answer to the same question from the one before.
export function say(...parts) {
  const region = document.getElementById("pengumuman");
  const words = document.createElement("span");
  words.append(...parts);
  if (parts.length && words.textContent === region.textContent) words.append("\u00a0");
  region.replaceChildren(words);
}

export class Announcer {
  say = say;
  #timeline;
  #wanted = document.getElementById("umumkan");
  #current = -1;

  constructor(timeline) {
    this.#timeline = timeline;
    this.#wanted.checked = choice("umumkan", true);
    this.#wanted.addEventListener("change", () => choose("umumkan", this.#wanted.checked));
  }

  renew() {
    this.begin(this.#timeline.chapterAt(0));
    this.#wanted.closest(".setting").hidden = this.#timeline.chapters.length === 0;
  }

  // Where the listener has gone on purpose and knows it: nothing is said of it.
  begin(index) {
    this.#current = index;
  }

  // Where playing has come to.
  at(index) {
    if (index === this.#current) return;
    this.#current = index;
    if (index in this.#timeline.chapters && this.#wanted.checked) this.say(...this.named(index));
  }

  // "Bab 3 dari 8: Kutipan: ...", its foreign words marked as such.
  named(index) {
    const { chapters } = this.#timeline;
    return [`Bab ${index + 1} dari ${chapters.length}: `, inLanguage(chapters[index].label)];
  }
}
