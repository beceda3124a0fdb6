// Marks with aria-current which of some elements is heard now; each says when, in seconds, in data-start and data-end.
const SLACK = 0.02; // seeking lands a hair before the asked time

export class Highlight {
  #entries;
  #pause;
  #marked = [];

  constructor(elements, pause = 0) {
    this.#pause = pause;
    this.#entries = elements
      .map((element, index) => ({
        element,
        index,
        start: Number(element.dataset.start),
        end: Number(element.dataset.end),
      }))
      .sort((a, b) => a.start - b.start);
  }

  // The index of the element that is heard at this time, -1 where none is.
  at(time) {
    const after = this.#entries.findIndex((entry) => entry.start > time + SLACK);
    const last = this.#entries.at(after === -1 ? -1 : after - 1);
    const current = after !== 0 && last && time < last.end + this.#pause ? last : null;
    // One sentence may stand in several elements: they share their start.
    this.#mark(current ? this.#entries.filter((entry) => entry.start === current.start) : []);
    return current ? current.index : -1;
  }

  #mark(entries) {
    if (entries[0] === this.#marked[0]) return;
    for (const entry of this.#marked) entry.element.removeAttribute("aria-current");
    for (const entry of entries) entry.element.setAttribute("aria-current", "true");
    this.#marked = entries;
  }
}
