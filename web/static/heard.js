// Says in lists which articles this browser's listener has not heard to the end. The player writes what this reads:
// { number: { time: seconds, heard: true or false } }. Without this file lists say nothing of it.
const ARTICLES = "simak-berita";

function known() {
  try {
    return JSON.parse(localStorage.getItem(ARTICLES)) ?? {};
  } catch {
    return {}; // storage is closed to us, or what is there is not ours
  }
}

function words({ time = 0, heard = false }) {
  if (heard === true) return "sudah didengar";
  return time > 0 ? "didengar sebagian" : "belum didengar";
}

function mark() {
  const articles = known();
  for (const entry of document.querySelectorAll("[data-article]")) {
    const facts = entry.querySelector(".facts");
    const said = facts.querySelector(".state") ?? added(facts);
    said.textContent = words(articles[entry.dataset.article] ?? {});
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
