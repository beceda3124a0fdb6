// Shortcuts of one key, which can be changed and turned off (WCAG 2.1.4): never taken from a field, a list, a slider or
// a dialog, nor from buttons and screen readers. Their dialog is loaded when it is opened.
import { choice, choose } from "./memory.js";

const HELP = "?";
const FIELD = "input:not([type=checkbox]), select, textarea, dialog, [contenteditable]";

export class Shortcuts {
  actions; // [key by default, which also names it, what it does, function that does it]
  keys; // by name; "" where the listener wants none
  #announcer;

  constructor(actions, announcer) {
    this.actions = actions;
    this.#announcer = announcer;
    this.keys = { ...this.#byDefault(), ...this.#kept() };
    document.addEventListener("keydown", (event) => this.#pressed(event));
    document.getElementById("buka-pintasan").addEventListener("click", () => this.#open());
  }

  take(name, key) {
    this.keys[name] = key;
    choose("pintasan", this.keys);
  }

  reset() {
    this.keys = this.#byDefault();
    choose("pintasan", {});
  }

  #byDefault() {
    return Object.fromEntries(this.actions.map(([name]) => [name, name]));
  }

  // What was kept, as far as it still means an action and a key.
  #kept() {
    const kept = Object.entries(choice("pintasan", {}) ?? {});
    return Object.fromEntries(kept.filter(([name, key]) => this.#named(name) && (key === "" || isKey(key))));
  }

  #named(name) {
    return this.actions.find(([other]) => other === name);
  }

  #pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!choice("pakai-pintasan", true) || event.target.closest?.(FIELD)) return;
    if (event.key === HELP) {
      event.preventDefault();
      this.#open();
      return;
    }
    const action = !event.shiftKey && this.actions.find(([name]) => this.keys[name] === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    action[2]();
  }

  async #open() {
    this.#announcer.say(); // what it said last would be said again when the dialog closes
    try {
      (await import("./keys.js")).show(this);
    } catch {
      this.#announcer.say("Daftar tombol pintas tidak dapat dimuat: sambungan terputus.");
    }
  }
}

export function isKey(key) {
  return typeof key === "string" && [...key].length === 1 && key !== HELP && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key);
}
