/* Cars looked at lately: their ids stay in this browser, the server only draws the cards. */

const KEY = "seen";
const MOST = 20;
const SHOWN = 4;

function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => /^[a-z0-9]{1,12}$/.test(id)) : [];
  } catch {
    return []; // A browser that keeps nothing, or something else under this name.
  }
}

function write(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids.slice(0, MOST)));
  } catch {
    // Nothing can be kept here: then nothing is.
  }
}

async function fill(section) {
  const { now } = section.dataset;
  const ids = read().filter((id) => id !== now);
  if (now) write([now, ...ids]);
  if (!ids.length) return;
  const query = new URLSearchParams(ids.slice(0, SHOWN).map((id) => ["id", id]));
  const answer = await fetch(`${section.dataset.seen}?${query}`);
  if (!answer.ok) return;
  const cards = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("li");
  section.querySelector("ul").replaceChildren(...cards);
  section.hidden = !cards.length;
}

for (const section of document.querySelectorAll("[data-seen]")) {
  section.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    section.hidden = true;
  });
  fill(section);
}
