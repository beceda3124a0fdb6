// Shortcuts of one key, which can be changed and turned off (WCAG 2.1.4). They are never taken from a field, a list or
// a slider, nor from a dialog; and none may be a key that buttons and screen readers live on.
import { choice, choose } from "./memory.js";

const HELP = "?";
const FIELD = "input:not([type=checkbox]), select, textarea, dialog, [contenteditable]";

export class Shortcuts {
  #actions; // [key by default, which also names it, what it does, function that does it]
  #announcer;
  #keys; // by name; "" where the listener wants none
  #dialog = document.getElementById("pintasan");
  #wrong = document.getElementById("salah-pintasan");
  #wanted = document.getElementById("pakai-pintasan");

  constructor(actions, announcer) {
    this.#actions = actions;
    this.#announcer = announcer;
    this.#keys = { ...this.#byDefault(), ...this.#kept() };
    this.#wanted.checked = choice("pakai-pintasan", true);
    this.#wanted.addEventListener("change", () => choose("pakai-pintasan", this.#wanted.checked));
    document.addEventListener("keydown", (event) => this.#pressed(event));
    document.getElementById("buka-pintasan").addEventListener("click", () => this.#open());
    document.getElementById("tutup-pintasan").addEventListener("click", () => this.#dialog.close());
    document.getElementById("pintasan-semula").addEventListener("click", () => this.#reset());
    document.getElementById("daftar-pintasan").append(...actions.map((action) => this.#row(action)));
  }

  #byDefault() {
    return Object.fromEntries(this.#actions.map(([name]) => [name, name]));
  }

  // What was kept, as far as it still means an action and a key.
  #kept() {
    const kept = Object.entries(choice("pintasan", {}) ?? {});
    return Object.fromEntries(kept.filter(([name, key]) => this.#named(name) && (key === "" || isKey(key))));
  }

  #named(name) {
    return this.#actions.find(([other]) => other === name);
  }

  #pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!this.#wanted.checked || event.target.closest?.(FIELD)) return;
    if (event.key === HELP) {
      event.preventDefault();
      this.#open();
      return;
    }
    const action = !event.shiftKey && this.#actions.find(([name]) => this.#keys[name] === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    action[2]();
  }

  #open() {
    this.#say("");
    this.#announcer.say(); // what it said last would be said again when the dialog closes
    this.#dialog.showModal();
  }

  #row([name, label]) {
    const row = document.createElement("li");
    const text = document.createElement("label");
    const field = document.createElement("input");
    Object.assign(field, { id: `pintasan-${name}`, maxLength: 1, autocomplete: "off", value: this.#keys[name] });
    text.htmlFor = field.id;
    text.textContent = label;
    row.append(field, text);
    field.addEventListener("focus", () => field.select());
    field.addEventListener("input", () => this.#change(name, field));
    return row;
  }

  #change(name, field) {
    const key = field.value.trim().toLowerCase();
    const other = this.#actions.find(([another]) => another !== name && key && this.#keys[another] === key);
    if (other) this.#say(`Tombol ${key} sudah dipakai untuk: ${other[1]}.`, field);
    else if (key && !isKey(key)) this.#say("Pakailah satu huruf, angka, atau tanda, selain tanda tanya.", field);
    else this.#take(name, key);
    field.value = this.#keys[name];
    field.select();
  }

  #take(name, key) {
    this.#say("");
    this.#keys[name] = key;
    choose("pintasan", this.#keys);
  }

  #reset() {
    this.#keys = this.#byDefault();
    choose("pintasan", {});
    for (const [name] of this.#actions) document.getElementById(`pintasan-${name}`).value = this.#keys[name];
    this.#say("Semua tombol kembali seperti semula.");
  }

  // Beside the fields, and as the description of the one it is about, which is said there and then.
  #say(words, field) {
    this.#wrong.textContent = words;
    for (const other of this.#dialog.querySelectorAll("[aria-invalid]")) {
      other.removeAttribute("aria-invalid");
      other.removeAttribute("aria-describedby");
    }
    field?.setAttribute("aria-invalid", "true");
    field?.setAttribute("aria-describedby", this.#wrong.id);
  }
}

function isKey(key) {
  return typeof key === "string" && [...key].length === 1 && key !== HELP && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key);
}
