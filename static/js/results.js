/* Results without a reload: a changed filter, a chip, an order or a page fetches the same address
   that the form or the link leads to, and puts its list in place of the old one. Without this file
   the form and the links do the same with a reload. */

const form = document.getElementById("filters");
const list = document.querySelector(".results-list");
const WAIT = 400; // milliseconds until the old list dims
const ours = new URL(form.action).pathname;
let asked = null; // the newest request: an older answer is thrown away

const isDrawer = () => form.matches(":popover-open");
const written = () => `${form.action}?${new URLSearchParams(new FormData(form))}`;
const part = (page, selector) => page.querySelector(selector);

/* What has the focus, by a name that the new page gives to the same thing. */
function focused() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  if (at.id) return `#${CSS.escape(at.id)}`;
  if (at.name) return `[name="${CSS.escape(at.name)}"][value="${CSS.escape(at.value)}"]`;
  return at.pathname === ours ? ".results-list h1" : null;
}

function scrolls() {
  return [...form.querySelectorAll(".facet")].map((facet) => [
    facet.querySelector("[name]")?.name,
    facet.querySelector(".choices")?.scrollTop ?? 0,
  ]);
}

/* A panel keeps its place: each list of choices, the panel itself, and the focus. */
function swapPanel(page) {
  const places = new Map(scrolls());
  const top = form.scrollTop;
  form.replaceChildren(...part(page, "#filters").childNodes);
  for (const facet of form.querySelectorAll(".facet")) {
    const choices = facet.querySelector(".choices");
    if (choices) choices.scrollTop = places.get(facet.querySelector("[name]")?.name) ?? 0;
  }
  form.scrollTop = top;
}

/* The region that is read aloud stays; only its words are replaced. */
function swapList(page) {
  const status = '[role="status"]';
  part(list, status).replaceChildren(...part(page, `.results-list ${status}`).childNodes);
  part(list, ".results-found").replaceWith(part(page, ".results-found"));
  document.title = page.title;
}

/* A choice that gives nothing any more cannot have the focus: the next one has it. */
function takesFocus(thing) {
  if (!thing?.disabled) return thing ?? document.querySelector(".results-list h1");
  const open = [...form.querySelectorAll("input:enabled, select:enabled")];
  return open.find((one) => thing.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function swap(page, withList) {
  const at = focused();
  // What is being typed at this moment has not been asked yet.
  const typed = document.activeElement.matches("input:not([type=checkbox])") && document.activeElement.value;
  swapPanel(page);
  if (withList) swapList(page);
  dispatchEvent(new CustomEvent("results"));
  const again = at && takesFocus(document.querySelector(at));
  if (!again) return;
  if (typed !== false && form.contains(again)) again.value = typed;
  if (again.tagName === "H1") again.tabIndex = -1;
  again.focus({ preventScroll: true });
  // The panel may have grown above it: what has the focus stays clear of the panel's foot.
  if (form.contains(again)) again.scrollIntoView({ block: "nearest" });
}

async function fetchPage(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/* `keep` decides what becomes of the history once the answer is there. */
async function show(url, keep, withList = true) {
  asked?.abort();
  const mine = (asked = new AbortController());
  const dim = setTimeout(() => list.setAttribute("aria-busy", "true"), WAIT);
  try {
    const page = await fetchPage(url, mine.signal);
    if (mine !== asked) return;
    const told = new URL(part(page, 'link[rel="canonical"]').href);
    keep?.(told.pathname + told.search);
    swap(page, withList);
    list.querySelector(".results-failed")?.remove();
  } catch (error) {
    if (error.name !== "AbortError") fail(() => show(url, keep, withList));
  } finally {
    clearTimeout(dim);
    if (mine === asked) list.removeAttribute("aria-busy");
  }
}

/* The old list stays, and can be asked for again. */
function fail(again) {
  list.querySelector(".results-failed")?.remove();
  const words = document.getElementById("results-failed").content.cloneNode(true).firstElementChild;
  words.classList.add("results-failed");
  words.querySelector("button").addEventListener("click", () => {
    words.remove();
    again();
  });
  list.prepend(words);
}

const push = (url) => {
  if (url === location.pathname + location.search) return;
  history.replaceState({ ...history.state, y: scrollY }, "");
  history.pushState({ results: true }, "", url);
};

/* In the drawer of a phone a choice only tells what it would give; the button leads there. */
form.addEventListener("change", ({ target }) => {
  if (target.type === "search" || (target.value && !target.checkValidity())) return;
  show(written(), isDrawer() ? null : push, !isDrawer());
});

form.addEventListener("submit", (event) => {
  if (isDrawer() || event.defaultPrevented) return;
  event.preventDefault();
  show(written(), push);
});

function isPlain(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

list.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !isPlain(event) || link.pathname !== ours || link.target) return;
  if (link.closest(":popover-open")) return; // out of a drawer a link leads by itself
  event.preventDefault();
  const isPage = link.closest(".pager");
  await show(link.href, push);
  if (isPage) list.scrollIntoView();
});

/* Back and forward: the list of that address, at the height at which it was left. */
addEventListener("popstate", async ({ state }) => {
  if (state?.drawer || location.pathname !== ours) return;
  await show(location.href, null);
  if (state?.y !== undefined) scrollTo(0, state.y);
});

/* "/" leads to the words, as long as nothing is being typed. */
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
  const words = form.querySelector('[type="search"]');
  if (!words.checkVisibility()) return;
  event.preventDefault();
  words.focus();
});
