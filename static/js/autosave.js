/* Keeps a long form while it is filled in: 1.5 s after the last change, and when the page is left. The
   form's data-autosave names the address; an answer of 2xx with {"version": n} means kept, 409 that the
   same was changed in another window. Without this file the buttons of the form save. */

const WAIT = 1500;
const CONFLICT = 409;
const ICONS = { saved: "good", failed: "caution", conflict: "caution" };
const form = document.querySelector("form[data-autosave]");
const state = document.getElementById("save-state");

function say(kind) {
  state.dataset.state = kind;
  state.querySelector("use").setAttribute("href", `#i-${ICONS[kind] ?? "info"}`);
}

/* The server counts versions so that two windows do not overwrite each other. */
function keepVersion({ version }) {
  if (version && form.elements.version) form.elements.version.value = version;
}

async function save() {
  say("saving");
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      keepalive: true,
    });
    if (answer.ok) keepVersion(await answer.json());
    say(answer.ok ? "saved" : answer.status === CONFLICT ? "conflict" : "failed");
  } catch {
    say("failed");
  }
}

if (form && state) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      save();
    }, WAIT);
  };
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) {
      clearTimeout(timer);
      timer = 0;
      save();
    }
  });
}
