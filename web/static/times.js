// Times of the audio in words for the ear, in figures for the eye, and read from what a listener types.
const UNITS = [
  [3600, "jam"],
  [60, "menit"],
  [1, "detik"],
];
// "1:02:05", "1:05", "1.05", "65"; then "1 jam 2 menit 5 detik", each part of which may be missing.
const CLOCK = /^(?:(?:(\d{1,3})[:.])?(\d{1,3})[:.])?(\d{1,6})$/;
const WORDS = /^(?:(\d{1,3})\s*(?:jam|j))?\s*(?:(\d{1,4})\s*(?:menit|mnt|m))?\s*(?:(\d{1,6})\s*(?:detik|dtk|d))?$/;

// "1 menit 5 detik"; begun seconds are not counted, as in the chapter list.
export function inWords(seconds) {
  let left = Math.max(0, Math.floor(seconds));
  const said = [];
  for (const [length, name] of UNITS) {
    const number = Math.floor(left / length);
    left -= number * length;
    if (number) said.push(`${number} ${name}`);
  }
  return said.join(" ") || "0 detik";
}

// "1:05", from an hour on "1:01:05".
export function onClock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

// Seconds, or null where the text is no time.
export function parseTime(text) {
  const asked = text.trim().toLowerCase();
  const found = asked && (CLOCK.exec(asked) ?? WORDS.exec(asked));
  if (!found) return null;
  const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

// "1,5 kali"
export function speedInWords(speed) {
  return `${speed.toLocaleString("id", { maximumFractionDigits: 2 })} kali`;
}
