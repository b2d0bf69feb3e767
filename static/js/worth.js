/* What a car is worth, worked out again at once: without comparables that are ticked, with a price and
   place as they are typed, and when the worker has come to it. The newest question wins; the answer is
   said aloud. Without this file the forms ask for a page. */

const TYPING = 400;
const LOOKS = [3000, 6000, 12000, 24000];
const said = document.querySelector("[data-worth-said]");
const panel = () => document.querySelector("[data-worth]");
let asking = new AbortController();

/* Put the answer in the panel's place; the focus stays on the control that it was on. */
function swap(text) {
  const focused = document.activeElement?.id;
  const found = new DOMParser().parseFromString(text, "text/html").querySelector("[data-worth]");
  if (!found) return;
  for (const { id } of panel().querySelectorAll("details[open]")) {
    found.querySelector(`#${id}`)?.setAttribute("open", "");
  }
  panel().replaceWith(found);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function ask(address) {
  asking.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    swap(await answer.text());
    said.textContent = panel().dataset.said;
  } catch {
    // Overtaken by a newer question, or no net: what stands stays, and the button asks for a page.
  }
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("[data-worth-drop]");
  if (!form) return;
  const address = new URL(form.action);
  address.hash = "";
  address.search = new URLSearchParams([...new FormData(form), ["part", ""]]);
  ask(address);
});

const typing = document.querySelector("[data-worth-typed]");
if (typing) {
  let timer = 0;
  typing.addEventListener("input", ({ target }) => {
    const names = typing.dataset.worthNames.split(" ");
    if (!names.includes(target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const address = new URL(typing.dataset.worthTyped, location.href);
      const values = [...new FormData(typing)].filter(([name]) => names.includes(name));
      address.search = new URLSearchParams(values);
      ask(address);
    }, TYPING);
  });
}

/* A car just posted: look again until it is there. */
async function lookAgain(address, [pause, ...later]) {
  await new Promise((wake) => setTimeout(wake, pause));
  if (!panel().hasAttribute("data-worth-comes")) return;
  await ask(address);
  if (later.length) lookAgain(address, later);
}

const coming = document.querySelector("[data-worth-comes][data-worth-url]");
if (coming) {
  const address = new URL(coming.dataset.worthUrl, location.href);
  address.search = "?part=";
  lookAgain(address, LOOKS);
}
