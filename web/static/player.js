// Ties the page's audio to its chapters and its text. Without this file the chapter links open the audio by themselves.
import { Announcer } from "./announcer.js";
import { Highlight } from "./highlight.js";

const PAUSE = 1.5; // seconds for which a sentence stays marked after its end, so that the mark does not flicker

const audio = document.getElementById("audio");
const links = [...document.querySelectorAll(".chapters a[data-start]")];
const sentences = [...document.querySelectorAll(".text [data-start]")];

const announcer = new Announcer(links.map((link) => link.querySelector(".label").textContent));
const chapterMark = new Highlight(links);
const sentenceMark = new Highlight(sentences, PAUSE);

function follow() {
  announcer.at(chapterMark.at(audio.currentTime));
  sentenceMark.at(audio.currentTime);
}

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab was asked for
    event.preventDefault();
    audio.currentTime = Number(link.dataset.start);
    history.replaceState(null, "", `#t=${link.dataset.start}`);
    follow();
    audio.play().catch(() => {}); // the browser may refuse; its own control shows that
  });
}

const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
if (asked) audio.currentTime = Number(asked[1]);

announcer.begin(chapterMark.at(audio.currentTime));
audio.addEventListener("timeupdate", follow);
audio.addEventListener("seeked", follow);
