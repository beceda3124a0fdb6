// The sleep timer: pauses after some minutes, at the end of the chapter or of the article, and says what is left.
import { SLACK } from "./timeline.js";
import { inWords } from "./times.js";

const MINUTE = 60_000; // milliseconds

export function sleeping(timeline, playback, announcer) {
  const select = document.getElementById("tidur");
  let timer = 0;
  let until = 0; // by the clock, in milliseconds
  let isAsleep = false; // the article has ended, and nothing is to come after it
  let end = 0; // of the chapter, in seconds of the audio

  select.addEventListener("change", set);
  document.getElementById("sisa-tidur").addEventListener("click", () => announcer.say(left()));
  playback.onTick(at);
  playback.on("loadedmetadata", () => (end = chapterEnd()));
  playback.on("ended", () => {
    isAsleep = ["article", "chapter"].includes(select.value);
    if (isAsleep) clear();
  });
  return { left, isAsleep: () => isAsleep, renew };

  function renew() {
    select.querySelector("[value=chapter]").hidden = timeline.chapters.length === 0;
  }

  // What is left, in words for the ear.
  function left() {
    const { value } = select;
    if (!value) return "Pengatur tidur mati";
    if (value === "article") return `Berhenti di akhir berita, ${heardIn(playback.duration)} lagi`;
    if (value === "chapter") return `Berhenti di akhir bab, ${heardIn(end)} lagi`;
    return `Berhenti ${inWords((until - Date.now()) / 1000)} lagi`;
  }

  // How long it takes until that place is heard, at the present speed.
  function heardIn(end) {
    return inWords((end - playback.time) / playback.speed);
  }

  function set() {
    clearTimeout(timer);
    const minutes = Number(select.value);
    if (minutes) {
      until = Date.now() + minutes * MINUTE;
      timer = setTimeout(stop, minutes * MINUTE);
    }
    end = chapterEnd();
  }

  function chapterEnd() {
    const { chapters } = timeline;
    return chapters[timeline.chapterAt(playback.time) + 1]?.start ?? playback.duration;
  }

  function at(time, sought) {
    if (select.value !== "chapter") return;
    if (sought) end = chapterEnd();
    else if (time >= end - SLACK && playback.playing) stop();
    else playback.tickAt(end - SLACK);
  }

  function stop() {
    clear();
    if (!playback.playing) return;
    announcer.begin(timeline.chapterAt(playback.time)); // the next chapter is not heard yet
    playback.pause("Dijeda oleh pengatur tidur");
  }

  function clear() {
    clearTimeout(timer);
    select.value = "";
  }
}
