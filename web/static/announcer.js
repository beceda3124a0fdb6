// The page's one live region: the answer to what a listener does, and the chapter when it changes, unless the listener
// has switched the latter off. No clock ticks in it (WCAG 4.1.3).
import { choice, choose } from "./memory.js";
import { inLanguage } from "./timeline.js";

export class Announcer {
  #chapters;
  #region = document.getElementById("pengumuman");
  #wanted = document.getElementById("umumkan");
  #current = -1;

  constructor(chapters) {
    this.#chapters = chapters;
    this.#wanted.checked = choice("umumkan", true);
    this.#wanted.closest(".setting").hidden = chapters.length === 0;
    this.#wanted.addEventListener("change", () => choose("umumkan", this.#wanted.checked));
  }

  // Says the parts, which are strings and nodes, as one utterance. Screen readers drop what they have just said: a mute
  // space tells the same answer to the same question from the one before.
  say(...parts) {
    const words = document.createElement("span");
    words.append(...parts);
    if (parts.length && words.textContent === this.#region.textContent) words.append("\u00a0");
    this.#region.replaceChildren(words);
  }

  // Where the listener has gone on purpose and knows it: nothing is said of it.
  begin(index) {
    this.#current = index;
  }

  // Where playing has come to.
  at(index) {
    if (index === this.#current) return;
    this.#current = index;
    if (index in this.#chapters && this.#wanted.checked) this.say(...this.named(index));
  }

  // "Bab 3 dari 8: Kutipan: ...", its foreign words marked as such.
  named(index) {
    return [`Bab ${index + 1} dari ${this.#chapters.length}: `, inLanguage(this.#chapters[index].label)];
  }
}
