// Says the chapter in the page's one live region when it changes, unless the listener has switched that off.
const MEMORY = "simak-umumkan";

export class Announcer {
  #titles;
  #region = document.getElementById("pengumuman");
  #choice = document.getElementById("umumkan");
  #current = -1;

  constructor(titles) {
    this.#titles = titles;
    this.#choice.checked = remembered() !== "tidak";
    this.#choice.closest(".setting").hidden = titles.length === 0;
    this.#choice.addEventListener("change", () => {
      remember(this.#choice.checked ? "ya" : "tidak");
      if (!this.#choice.checked) this.#region.textContent = "";
    });
  }

  // Where listening starts: nothing has changed yet, so nothing is said.
  begin(index) {
    this.#current = index;
  }

  at(index) {
    if (index === this.#current) return;
    this.#current = index;
    if (!(index in this.#titles) || !this.#choice.checked) return;
    this.#region.textContent = `Bab ${index + 1} dari ${this.#titles.length}: ${this.#titles[index]}`;
  }
}

// Storage may be closed to us (private windows); the choice then lasts as long as the page.
function remembered() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(MEMORY, value);
  } catch {
    // as above
  }
}
