/* Hearts and "Compare" at once: the press goes to the server, the mark, the tray and a toast follow.
   Without this file the same form leads back to the same place. */

const form = document.querySelector("form#shortlist");
const OPPOSITE = { save: "unsave", unsave: "save", compare: "uncompare", uncompare: "compare" };

function mark(name, car) {
  const next = OPPOSITE[name];
  for (const button of document.querySelectorAll(`button[form=shortlist][aria-pressed][value="${car}"]`)) {
    if (button.name !== name) continue;
    button.name = next;
    button.setAttribute("aria-pressed", String(next.startsWith("un")));
  }
}

function unmarkCompared() {
  for (const button of document.querySelectorAll("button[form=shortlist][name=uncompare]")) mark("uncompare", button.value);
}

function show(text) {
  const told = new DOMParser().parseFromString(text, "text/html");
  document.querySelector(".tray")?.remove();
  const tray = told.querySelector(".tray");
  if (tray && !document.querySelector(".compare")) document.querySelector("main").after(tray);
  const toast = told.querySelector(".toast");
  // One at a time: the last press is the one to undo.
  for (const old of document.querySelectorAll(".toast[data-press]")) old.remove();
  if (toast) document.dispatchEvent(new CustomEvent("toast", { detail: toast }));
}

async function press(button) {
  const { name, value } = button;
  const body = new FormData(form);
  body.append(name, value);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok && answer.status !== 409) throw new Error(answer.statusText);
  if (answer.ok && name in OPPOSITE) mark(name, value);
  if (answer.ok && name === "clear" && value === "compare") unmarkCompared();
  show(await answer.text());
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[form=shortlist]");
  // Where whole lists change, the page is drawn anew: there the form does its work.
  if (!button || button.closest("[data-redraw]")) return;
  event.preventDefault();
  button.setAttribute("aria-busy", "true");
  press(button)
    .catch(() => form.requestSubmit(button))
    .finally(() => button.removeAttribute("aria-busy"));
});
