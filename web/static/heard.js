// Says in lists which articles this browser's listener has not heard to the end, as the player keeps it, and can show
// those alone. Without this file lists say nothing of it.
import { say } from "./announcer.js";
import { choice, choose, standing } from "./memory.js";
import { standingInWords } from "./standing.js";

const CHOICE = "hanya-belum";
const entries = [...document.querySelectorAll("[data-article]")];

function mark() {
  for (const entry of entries) {
    const facts = entry.querySelector(".facts");
    const said = facts.querySelector(".state") ?? added(facts);
    said.textContent = standingInWords(entry.dataset.article);
  }
}

function added(facts) {
  const state = document.createElement("span");
  state.className = "state";
  facts.append(" · ", state);
  return state;
}

function filter() {
  const box = document.getElementById(CHOICE);
  box.checked = choice(CHOICE, false);
  show(box.checked);
  box.addEventListener("change", () => {
    choose(CHOICE, box.checked);
    say(`${show(box.checked)} berita ditampilkan.`);
  });
}

// What was heard while the page is open stays until it is asked for again: focus may be on it. Gives how many are shown.
function show(isFiltered) {
  const unheard = entries.filter(({ dataset }) => !standing(dataset.article).heard);
  for (const entry of entries) entry.hidden = isFiltered && !unheard.includes(entry);
  for (const day of document.querySelectorAll(".day")) day.hidden = !day.querySelector("[data-article]:not([hidden])");
  document.getElementById("jumlah-belum").textContent = ` (${unheard.length} dari ${entries.length})`;
  return isFiltered ? unheard.length : entries.length;
}

mark();
addEventListener("pageshow", mark); // back from an article, the page is as it was left
addEventListener("storage", mark); // another tab has played
if (entries.length) {
  document.getElementById("alat").hidden = false;
  filter();
}
