// The settings page: the player's choices that are on or off. What pages look like is appearance.js's.
import { choice, choose, onLoss } from "./memory.js";

const BY_DEFAULT = { umumkan: true, "pakai-pintasan": true }; // all others are off

for (const box of document.querySelectorAll("#setelan input")) {
  box.checked = choice(box.id, BY_DEFAULT[box.id] ?? false);
  box.addEventListener("change", () => choose(box.id, box.checked));
}
document.getElementById("setelan").hidden = false;
onLoss(() => (document.getElementById("tanpa-simpanan").hidden = false));
