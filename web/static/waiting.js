// Shows how far the audio of an article is, and says once, quietly, that it is ready. Without this file the page asks to
// be loaded again. It never takes the listener elsewhere: the page of the whole episode is a link (WCAG 3.2.5).
const FIRST = 1000; // milliseconds until the next look while something moves
const LONGEST = 30_000;
const GROWTH = 1.5;
const SAID = "Audio sudah siap.";
const OVER = "Siaran sambil disiapkan sudah berakhir. Halaman ini memberi tahu bila audio lengkap sudah siap.";
const CUT = "Audio belum dapat didengarkan sekarang. Halaman ini memberi tahu bila sudah siap.";

const progress = document.getElementById("kemajuan");
const region = document.getElementById("pengumuman");
const offer = document.getElementById("lengkap");
const audio = document.getElementById("audio"); // null where nobody can listen yet

let wait = FIRST;

async function look() {
  const now = await asked();
  if (now && now.words !== progress.textContent) {
    progress.textContent = now.words;
    wait = FIRST;
  } else {
    wait = Math.min(wait * GROWTH, LONGEST);
  }
  if (now?.page) ready(now);
  else if (document.hidden) document.addEventListener("visibilitychange", look, { once: true });
  else setTimeout(look, wait);
}

async function asked() {
  try {
    const answer = await fetch(progress.dataset.source, { cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the connection is gone for now
  }
}

function ready({ page, audio: whole }) {
  let settled = false;
  offer.querySelector("a").href = page;
  offer.hidden = false;
  if (audio && !audio.paused && !audio.ended) {
    // Nothing is said into the listening, and nothing is changed below it.
    for (const event of ["pause", "ended", "error"]) audio.addEventListener(event, settle, { once: true });
  } else {
    settle();
  }

  function settle() {
    if (settled) return;
    settled = true;
    region.textContent = SAID;
    progress.hidden = true; // it says the same
    if (!audio) return;
    const time = audio.ended || audio.error ? 0 : audio.currentTime;
    audio.setAttribute("aria-label", "Audio berita");
    document.getElementById("langsung").hidden = true;
    audio.preload = "metadata";
    audio.src = whole; // the same frames behind a tag, so the same times
    if (time) audio.currentTime = time;
  }
}

document.getElementById("muat-ulang").hidden = true;
for (const [event, words] of [
  ["error", CUT],
  ["ended", OVER], // heard to the end, or cut off: the server cannot tell a browser which
]) {
  audio?.addEventListener(event, () => {
    if (offer.hidden) region.textContent = words;
  });
}
setTimeout(look, FIRST);
