// Moving by five levels. One choice of the level and two buttons: ten buttons would be ten stops on the way to
// everything after them, and who listens keeps to one level for a while. The number keys choose it from anywhere.
import { choice, choose } from "./memory.js";
import { Timeline, wordsOf } from "./timeline.js";

const NEAR = 2; // seconds: from further inside, "previous" leads to the beginning of what is heard now
const NAMES = {
  sentence: "Kalimat",
  paragraph: "Paragraf",
  quotation: "Kutipan",
  caption: "Foto",
  section: "Bagian",
};

export function moving(timeline, playback, announcer) {
  const select = document.getElementById("tingkat");

  const kept = choice("tingkat", "sentence");
  select.value = kept in NAMES ? kept : "sentence";
  select.addEventListener("change", chosen);
  document.getElementById("sebelumnya").addEventListener("click", previous);
  document.getElementById("berikutnya").addEventListener("click", next);
  chosen();
  return { chooseAt, next, previous };

  // The level by its place in the list, for the number keys.
  function chooseAt(index) {
    select.selectedIndex = index;
    chosen();
    announcer.say(`Pindah menurut ${select.selectedOptions[0].textContent}`);
  }

  function next() {
    const places = ofLevel();
    go(places, Timeline.at(places, playback.time) + 1, "lagi sesudah ini");
  }

  function previous() {
    const places = ofLevel();
    const { time } = playback;
    const now = Timeline.at(places, time);
    const isInside = now >= 0 && time - places[now].start > NEAR;
    go(places, isInside ? now : now - 1, "lagi sebelum ini");
  }

  function ofLevel() {
    return timeline.levels[select.value];
  }

  function chosen() {
    const name = NAMES[select.value];
    document.getElementById("sebelumnya").textContent = `${name} sebelumnya`;
    document.getElementById("berikutnya").textContent = `${name} berikutnya`;
    if (select.value !== choice("tingkat", "sentence")) choose("tingkat", select.value);
  }

  function go(places, index, where) {
    const name = NAMES[select.value];
    if (!(index in places)) {
      announcer.say(`Tidak ada ${name.toLowerCase()} ${places.length ? where : "di berita ini"}.`);
      return;
    }
    playback.seek(places[index].start, ...answer(places, index));
  }

  // While playing the next sentence is heard at once, so nothing is said over it; a pause is answered with its words.
  function answer(places, index) {
    const { playing } = playback;
    const level = select.value;
    if (playing && level === "sentence") return [];
    const speaker = places[index].elements[0]?.closest("[data-speaker]")?.dataset.speaker;
    const whose = level === "quotation" && speaker ? `, ${speaker}` : "";
    const place = [`${NAMES[level]} ${index + 1} dari ${places.length}${whose}`];
    const sentence = timeline.sentenceAt(places[index].start);
    return playing || !sentence ? place : [...place, ": ", wordsOf(sentence)];
  }
}
