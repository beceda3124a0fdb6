// The list of chapters: its links move the page's own audio, the current one is marked, and one kind can be shown alone.
import { Timeline } from "./timeline.js";

const KINDS = [
  ["", "semua"],
  ["quotation", "kutipan"],
  ["caption", "foto"],
  ["section", "bagian"],
];

export function chapterList(timeline, playback, announcer) {
  let chapters = [];
  let marked = -1;

  playback.onTick(follow);
  return { next, previous, renew };

  function renew() {
    ({ chapters } = timeline);
    marked = -1;
    for (const [index, { link, start }] of chapters.entries()) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab was asked for
        event.preventDefault();
        history.replaceState(null, "", `#t=${start}`);
        go(index);
        playback.play();
      });
    }
    if (chapters.length) filter();
  }

  // The chapter's beginning; its name is said as the change that it is. False where there is no such chapter.
  function go(index) {
    if (!(index in chapters)) return false;
    announcer.at(index);
    playback.seek(chapters[index].start);
    return true;
  }

  function next() {
    return go(Timeline.at(chapters, playback.time) + 1);
  }

  function previous() {
    const now = Timeline.at(chapters, playback.time);
    const isInside = now >= 0 && playback.time - chapters[now].start > 2;
    return go(isInside ? now : now - 1);
  }

  // The chapter that is heard; -1 between those that the list shows.
  function heard(time) {
    const index = Timeline.at(chapters, time);
    return index >= 0 && time < chapters[index].end ? index : -1;
  }

  // Who has sought a place knows which, and was told; only what playing comes to is news.
  function follow(time, sought) {
    const index = heard(time);
    if (sought) announcer.begin(index);
    else announcer.at(index);
    if (index === marked) return;
    chapters[marked]?.link.removeAttribute("aria-current");
    chapters[index]?.link.setAttribute("aria-current", "true");
    marked = index;
  }

  function filter() {
    const select = document.getElementById("jenis-bab");
    const count = (kind) => chapters.filter((chapter) => !kind || chapter.kind === kind).length;
    for (const [kind, name] of KINDS) {
      if (count(kind)) select.add(new Option(`${name} (${count(kind)})`, kind)); // the count answers the choice (4.1.3)
    }
    select.closest(".filter").hidden = select.length < 3;
    select.addEventListener("change", () => {
      for (const { link, kind } of chapters) {
        link.closest("li").hidden = select.value !== "" && kind !== select.value;
      }
    });
  }
}
