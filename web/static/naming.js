// Buttons of which a page has one for every article: short words for the eye, which begin the name for the ear, and the
// article's title at its end (WCAG 2.5.3).
export function button(pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

// "Tambahkan ke antrean: JUDUL"
export function name(button, words, title) {
  button.textContent = words;
  button.setAttribute("aria-label", `${words}: ${title}`);
}
