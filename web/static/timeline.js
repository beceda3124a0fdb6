// What is heard when, read from the page, whose stretches of text carry their times. Five levels are drawn from them,
// each a list of places { start, elements } in the order in which they are heard.
export const SLACK = 0.05; // seconds: seeking lands a hair before the asked time
const BLOCK = "h1, h2, h3, h4, h5, h6, p, li, blockquote, figcaption";
const HEADING = "h1, h2, h3, h4, h5, h6";

export class Timeline {
  chapters; // { start, end, link, label }

  // Reads the article that stands in the page now.
  renew() {
    const article = document.querySelector("article");
    this.chapters = [...article.querySelectorAll(".chapters a[data-start]")].map((link) => ({
      ...stretch(link),
      link,
      label: link.querySelector(".label"),
      kind: link.closest("li").className,
    }));
    const spoken = [...article.querySelectorAll("[data-sentence]")].map(stretch).sort((a, b) => a.start - b.start);
    this.#leadIn(spoken);
    this.stretches = spoken;
    this.levels = {
      sentence: this.#places(spoken, ({ element }) => element.dataset.sentence),
      paragraph: this.#places(spoken, ({ element }) => element.closest(BLOCK)),
      quotation: this.#places(spoken, ({ element }) => element.dataset.quotation),
      caption: this.#places(spoken, ({ element }) => element.closest("figure:not(.quotation) figcaption")),
      section: this.#places(spoken, ({ element }) => element.closest(HEADING)),
    };
  }

  // The index of the last place of a list that has begun by this time, -1 before the first.
  static at(places, time) {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle].start <= time + SLACK) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  chapterAt(time) {
    return Timeline.at(this.chapters, time);
  }

  sentenceAt(time) {
    return this.levels.sentence[Timeline.at(this.levels.sentence, time)] ?? null;
  }

  // The stretches of one key (a sentence, a block ...) as one place; those without a key belong to none.
  #places(spoken, keyOf) {
    const places = new Map();
    for (const piece of spoken) {
      const key = keyOf(piece);
      if (key === undefined || key === null) continue;
      const place = places.get(key) ?? { start: piece.lead, end: 0, elements: [] };
      place.end = Math.max(place.end, piece.end);
      place.elements.push(piece.element);
      places.set(key, place);
    }
    return [...places.values()].sort((a, b) => a.start - b.start);
  }

  // A chapter begins with the pause or tone before its first word, so that is where moving to that word leads.
  #leadIn(spoken) {
    let [before, last] = [0, 0]; // the end of what is heard before this, and the end of this
    let start = -1;
    for (const piece of spoken) {
      if (piece.start !== start) before = last;
      [start, last] = [piece.start, piece.end];
      const begun = this.chapters[this.chapterAt(start)]?.start ?? -1;
      piece.lead = begun + SLACK >= before ? begun : start;
    }
  }
}

// The words of a place as nodes of their own, each stretch in its language.
export function wordsOf(place) {
  const words = document.createDocumentFragment();
  let before = null;
  for (const element of place?.elements ?? []) {
    // One stretch may stand in several elements, with no space between them but their own.
    if (before && before.dataset.start !== element.dataset.start) words.append(" ");
    words.append(inLanguage(element));
    before = element;
  }
  return words;
}

// A copy of what an element says, its languages kept (WCAG 3.1.2), its times left behind.
export function inLanguage(element) {
  const copy = document.createElement("span");
  if (element.lang) copy.lang = element.lang;
  for (const node of element.childNodes) {
    copy.append(node.nodeType === Node.ELEMENT_NODE ? inLanguage(node) : node.textContent);
  }
  return copy;
}

function stretch(element) {
  return { element, start: Number(element.dataset.start), end: Number(element.dataset.end) };
}
