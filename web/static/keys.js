// The dialog that lists the shortcuts, where each can be given another key or none.
import { choice, choose } from "./memory.js";
import { isKey } from "./shortcuts.js";

const dialog = document.getElementById("pintasan");
const list = document.getElementById("daftar-pintasan");
const wrong = document.getElementById("salah-pintasan");
const wanted = document.getElementById("pakai-pintasan");

export function show(shortcuts) {
  if (!list.children.length) fill(shortcuts);
  wanted.checked = choice("pakai-pintasan", true);
  say("");
  dialog.showModal();
}

function fill(shortcuts) {
  list.append(...shortcuts.actions.map((action) => row(shortcuts, action)));
  wanted.addEventListener("change", () => choose("pakai-pintasan", wanted.checked));
  document.getElementById("tutup-pintasan").addEventListener("click", () => dialog.close());
  document.getElementById("pintasan-semula").addEventListener("click", () => reset(shortcuts));
}

function row(shortcuts, [name, label]) {
  const item = document.createElement("li");
  const text = document.createElement("label");
  const field = document.createElement("input");
  Object.assign(field, { id: `pintasan-${name}`, maxLength: 1, autocomplete: "off", value: shortcuts.keys[name] });
  text.htmlFor = field.id;
  text.textContent = label;
  item.append(field, text);
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => change(shortcuts, name, field));
  return item;
}

function change(shortcuts, name, field) {
  const key = field.value.trim().toLowerCase();
  const other = shortcuts.actions.find(([another]) => another !== name && key && shortcuts.keys[another] === key);
  if (other) {
    say(`Tombol ${key} sudah dipakai untuk: ${other[1]}.`, field);
  } else if (key && !isKey(key)) {
    say("Pakailah satu huruf, angka, atau tanda, selain tanda tanya.", field);
  } else {
    say("");
    shortcuts.take(name, key);
  }
  field.value = shortcuts.keys[name];
  field.select();
}

function reset(shortcuts) {
  shortcuts.reset();
  for (const [name] of shortcuts.actions) document.getElementById(`pintasan-${name}`).value = shortcuts.keys[name];
  say("Semua tombol kembali seperti semula.");
}

// Beside the fields, and as the description of the one it is about, which is said there and then.
function say(words, field) {
  wrong.textContent = words;
  for (const other of dialog.querySelectorAll("[aria-invalid]")) {
    other.removeAttribute("aria-invalid");
    other.removeAttribute("aria-describedby");
  }
  field?.setAttribute("aria-invalid", "true");
  field?.setAttribute("aria-describedby", wrong.id);
}
