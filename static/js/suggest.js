/* Suggestions under the field of words: a list to choose from by arrows, Enter and Escape
   (the combobox of the ARIA practices). Without this file the field is searched as it stands. */

const WAIT = 120; // milliseconds of rest before we ask
const address = "/cars/suggest/";
let asked = null;

function build(field) {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = "suggest";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
  field.after(list);
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  return list;
}

function close(field, list) {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function option(item, number) {
  const row = document.createElement("li");
  row.role = "option";
  row.id = `suggest-${number}`;
  row.dataset.url = item.url;
  const label = document.createElement("b");
  label.textContent = item.label;
  const what = document.createElement("span");
  what.textContent = `${item.kind} · ${item.count_text}`;
  row.append(label, " ", what);
  return row;
}

async function ask(field, list) {
  asked?.abort();
  asked = new AbortController();
  const words = field.value.trim();
  if (words.length < 2) return close(field, list);
  try {
    const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
    const { items } = await answer.json();
    list.replaceChildren(...items.map(option));
    list.hidden = !items.length;
    field.setAttribute("aria-expanded", String(items.length > 0));
    field.removeAttribute("aria-activedescendant");
  } catch {
    close(field, list); // the field works without suggestions
  }
}

function move(field, list, step) {
  const rows = [...list.children];
  const at = rows.findIndex((row) => row.id === field.getAttribute("aria-activedescendant"));
  const next = (at + step + rows.length + (at < 0 && step < 0 ? 1 : 0)) % rows.length;
  rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === next)));
  field.setAttribute("aria-activedescendant", rows[next].id);
  rows[next].scrollIntoView({ block: "nearest" });
}

function press(event, field, list) {
  if (list.hidden) return;
  const chosen = document.getElementById(field.getAttribute("aria-activedescendant"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(field, list, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close(field, list);
  } else if (event.key === "Enter" && chosen) {
    event.preventDefault();
    location.assign(chosen.dataset.url);
  }
}

function begin(field) {
  if (!field || field.role === "combobox") return;
  const list = build(field);
  let rest = 0;
  field.addEventListener("input", () => {
    clearTimeout(rest);
    rest = setTimeout(ask, WAIT, field, list);
  });
  field.addEventListener("keydown", (event) => press(event, field, list));
  field.addEventListener("blur", () => close(field, list));
  // Before the field loses the focus, and with it the list.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const row = event.target.closest("[data-url]");
    if (row) location.assign(row.dataset.url);
  });
}

const start = () => begin(document.querySelector('#filters [type="search"]'));
start();
addEventListener("results", start); // the panel has been drawn anew
