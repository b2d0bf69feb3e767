/* Shows how far an import is while it goes on: the page is asked for again every two seconds and its part
   #import-state put in place. When the work is over the whole page is loaded, with what was found. Without
   this file a link does the same. */

const EVERY = 2000;
const part = "#import-state";

async function look() {
  const here = document.querySelector(`${part}[data-working]`);
  if (!here) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector(part);
      if (!now?.hasAttribute("data-working")) return location.reload();
      if (now.textContent !== here.textContent) here.replaceWith(now);
    }
  } catch {
    /* No network just now: look again later. */
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
