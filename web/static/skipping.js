// What a listener would rather not hear: captions, names of photographers, quotations. Whole sentences only: one is
// left out where half of its sound or more is of that kind, so that none is cut in its middle.
import { choice, choose } from "./memory.js";
import { SLACK } from "./timeline.js";

const KINDS = {
  "lewati-foto": ".text figure:not(.quotation) figcaption :not(.credit, .credit *)",
  "lewati-kredit": ".credit *",
  "lewati-kutipan": "[data-quotation]",
};

export function skipping(timeline, playback) {
  let ranges = [];
  let wanted = null; // the range that the listener went into on purpose

  for (const id of Object.keys(KINDS)) {
    const box = document.getElementById(id);
    box.checked = choice(id, false);
    box.addEventListener("change", () => {
      choose(id, box.checked);
      gather();
    });
  }
  playback.onTick(at);
  return { renew: gather };

  // Ranges { start, end } of what is left out; neighbours are one.
  function gather() {
    wanted = null;
    const kinds = Object.keys(KINDS).filter((id) => document.getElementById(id).checked);
    const sentences = timeline.levels.sentence;
    ranges = [];
    for (const [index, sentence] of sentences.entries()) {
      if (!kinds.some((kind) => isMostly(sentence, KINDS[kind]))) continue;
      const end = sentences[index + 1]?.start ?? sentence.end;
      const last = ranges.at(-1);
      if (last?.end === sentence.start) last.end = end;
      else ranges.push({ start: sentence.start, end });
    }
  }

  function at(time, sought) {
    const next = ranges.find((range) => time < range.end - SLACK);
    if (sought) wanted = next && time >= next.start - SLACK ? next : null;
    if (!next || next === wanted || !playback.playing) return;
    if (time < next.start) playback.tickAt(next.start);
    else playback.leap(next.end);
  }
}

function isMostly(sentence, selector) {
  const lengths = new Map(); // by start: several elements may be one stretch
  for (const element of sentence.elements) {
    const [start, end] = [Number(element.dataset.start), Number(element.dataset.end)];
    lengths.set(start, [end - start, element.matches(selector)]);
  }
  const all = [...lengths.values()];
  const of = all.filter(([, matches]) => matches).reduce((sum, [length]) => sum + length, 0);
  return of > 0 && of * 2 >= all.reduce((sum, [length]) => sum + length, 0);
}
