// The position as a slider and as a time that is typed, which blind listeners prefer. The slider says its place once a
// key, and keeps still under the hand while the audio plays: it would be read out every second otherwise.
import { inWords, onClock, parseTime } from "./times.js";

const LARGE = 30; // seconds by Page Up and Page Down

export function seeking(playback, announcer) {
  const slider = document.getElementById("posisi");
  const clock = document.getElementById("waktu");
  let held = false; // by a finger or a mouse

  playback.onTick(show);
  playback.on("durationchange", show);
  show();
  slider.addEventListener("keydown", keyed);
  slider.addEventListener("input", moved);
  slider.addEventListener("blur", show);
  slider.addEventListener("pointerdown", () => (held = true));
  for (const event of ["pointerup", "pointercancel"]) {
    slider.addEventListener(event, () => (held = false));
  }
  typing();

  function show() {
    clock.textContent = `${onClock(playback.time)} / ${onClock(playback.duration)}`;
    if (document.activeElement !== slider) set(playback.time);
  }

  function set(time) {
    const { duration } = playback;
    const words = playback.position(time);
    slider.max = String(Math.max(1, Math.floor(duration)));
    if (slider.getAttribute("aria-valuetext") === words) return;
    slider.setAttribute("aria-valuetext", words);
    slider.value = String(Math.floor(time));
  }

  // A key moves from where the audio is by now, not from where the slider was left.
  function keyed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { time, duration } = playback;
    const to = {
      ArrowRight: time + 5,
      ArrowUp: time + 5,
      ArrowLeft: time - 5,
      ArrowDown: time - 5,
      PageUp: time + LARGE,
      PageDown: time - LARGE,
      Home: 0,
      End: duration,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }

  // By a pointer, which means the place it points at; or by a gesture of a screen reader, which means a step.
  function moved() {
    const asked = Number(slider.value);
    const before = parseTime(slider.getAttribute("aria-valuetext").split(" dari ")[0]) ?? 0;
    const isStep = !held && Math.abs(asked - before) < LARGE;
    go(isStep ? playback.time + Math.sign(asked - before) * 5 : asked);
  }

  function go(to) {
    const time = Math.min(Math.max(0, to), playback.duration);
    set(time);
    playback.seek(time);
  }

  function typing() {
    const field = document.getElementById("waktu-tujuan");
    const wrong = document.getElementById("salah-waktu");
    // Said by the live region, and as the field's error to who comes back to it.
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const time = parseTime(field.value);
      const problem = refusal(time);
      wrong.textContent = problem;
      if (problem) {
        field.setAttribute("aria-invalid", "true");
        announcer.say(problem);
      } else {
        field.removeAttribute("aria-invalid");
        playback.seek(time, playback.position(time));
      }
    });
  }

  function refusal(time) {
    if (time === null) return "Waktu tidak dikenali. Tulis misalnya 1:05, 65, atau 1 menit 5 detik.";
    if (time > playback.duration) return `Berita ini hanya ${inWords(playback.duration)}.`;
    return "";
  }
}
