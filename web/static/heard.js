// Says in lists which articles this browser's listener has not heard to the end, as the player keeps it. Without this
// file lists say nothing of it.
import { standing } from "./memory.js";

function words({ time, heard }) {
  if (heard) return "sudah didengar";
  return time > 0 ? "didengar sebagian" : "belum didengar";
}

function mark() {
  for (const entry of document.querySelectorAll("[data-article]")) {
    const facts = entry.querySelector(".facts");
    const said = facts.querySelector(".state") ?? added(facts);
    said.textContent = words(standing(entry.dataset.article));
  }
}

function added(facts) {
  const state = document.createElement("span");
  state.className = "state";
  facts.append(" · ", state);
  return state;
}

mark();
addEventListener("pageshow", mark); // back from an article, the page is as it was left
addEventListener("storage", mark); // another tab has played
