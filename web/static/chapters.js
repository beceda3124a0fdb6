// The list of chapters: its links move the page's own audio, the current one is marked, and one kind can be shown alone.
import { Timeline } from "./timeline.js";

const KINDS = [
  ["", "semua"],
  ["quotation", "kutipan"],
  ["caption", "foto"],
  ["section", "bagian"],
];

export class Chapters {
  #chapters;
  #playback;
  #announcer;
  #marked = -1;

  constructor(chapters, playback, announcer) {
    this.#chapters = chapters;
    this.#playback = playback;
    this.#announcer = announcer;
    for (const [index, { link, start }] of chapters.entries()) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab was asked for
        event.preventDefault();
        history.replaceState(null, "", `#t=${start}`);
        this.go(index);
        playback.play();
      });
    }
    if (chapters.length) this.#filter();
    playback.onTick((time, sought) => this.#follow(time, sought));
  }

  // The chapter's beginning; its name is said as the change that it is.
  go(index) {
    if (!(index in this.#chapters)) return;
    this.#announcer.at(index);
    this.#playback.seek(this.#chapters[index].start);
  }

  next() {
    this.go(Timeline.at(this.#chapters, this.#playback.time) + 1);
  }

  previous() {
    const now = Timeline.at(this.#chapters, this.#playback.time);
    const isInside = now >= 0 && this.#playback.time - this.#chapters[now].start > 2;
    this.go(isInside ? now : now - 1);
  }

  // The chapter that is heard; -1 between those that the list shows.
  #heard(time) {
    const index = Timeline.at(this.#chapters, time);
    return index >= 0 && time < this.#chapters[index].end ? index : -1;
  }

  // Who has sought a place knows which, and was told; only what playing comes to is news.
  #follow(time, sought) {
    const index = this.#heard(time);
    if (sought) this.#announcer.begin(index);
    else this.#announcer.at(index);
    if (index === this.#marked) return;
    this.#chapters[this.#marked]?.link.removeAttribute("aria-current");
    this.#chapters[index]?.link.setAttribute("aria-current", "true");
    this.#marked = index;
  }

  #filter() {
    const select = document.getElementById("jenis-bab");
    const count = (kind) => this.#chapters.filter((chapter) => !kind || chapter.kind === kind).length;
    for (const [kind, name] of KINDS) {
      if (count(kind)) select.add(new Option(`${name} (${count(kind)})`, kind)); // the count answers the choice (4.1.3)
    }
    select.closest(".filter").hidden = select.length < 3;
    select.addEventListener("change", () => {
      for (const { link, kind } of this.#chapters) {
        link.closest("li").hidden = select.value !== "" && kind !== select.value;
      }
    });
  }
}
