// Puts another article into the page in place of the one that stands there. The audio element and its controls stay: a
// phone that is locked lets an element play on that has played, but no new page; focus stays on the controls; and no
// screen reader reads a new page out over what is heard.
export const GONE = "gone";

// The article's page, GONE where there is none any more, null where it can't be had now.
export async function articleAt(id) {
  const address = new URL(String(id), location.href).href; // its neighbour
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if (answer.status === 404) return GONE;
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    return page.querySelector("article .player") ? { address, page } : null;
  } catch {
    return null;
  }
}

// Gives the address of its audio.
export function put({ address, page }) {
  const [article, player, controls] = partsOf(document);
  const [newArticle, newPlayer, newControls] = partsOf(page);
  const { activeElement } = document;
  document.title = page.title;
  history.replaceState(null, "", address);
  article.querySelector("header").replaceWith(newArticle.querySelector("header"));
  Object.assign(player.dataset, newPlayer.dataset);
  replaceAfter(controls, newControls);
  replaceAfter(player, newPlayer);
  if (!activeElement.isConnected) document.getElementById("putar").focus(); // it was in what has gone
  return newPlayer.querySelector("audio").getAttribute("src");
}

function partsOf(page) {
  return ["article", ".player", "#kendali"].map((selector) => page.querySelector(selector));
}

function replaceAfter(element, other) {
  while (element.nextSibling) element.nextSibling.remove();
  while (other.nextSibling) element.parentNode.append(other.nextSibling);
}
