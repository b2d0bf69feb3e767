/* Drawers on a phone close with the way back, as everything that covers the screen does. An open
   drawer is a step of the history of its own; closing it by other means takes that step back.
   Without this file a drawer opens and closes by its buttons. */

const drawers = document.querySelectorAll(".results [popover]");

/* From the drawer a form leads on in place of that step, so that "back" finds the list before. */
function sendInPlace(form) {
  form.addEventListener("submit", (event) => {
    if (history.state?.drawer !== form.id) return;
    event.preventDefault();
    location.replace(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });
}

for (const drawer of drawers) {
  drawer.addEventListener("toggle", ({ newState }) => {
    const isStep = history.state?.drawer === drawer.id;
    if (newState === "open" && !isStep) history.pushState({ drawer: drawer.id }, "");
    if (newState === "closed" && isStep) history.back();
  });
  if (drawer instanceof HTMLFormElement) sendInPlace(drawer);
}

addEventListener("popstate", ({ state }) => {
  for (const drawer of drawers) if (state?.drawer !== drawer.id) drawer.hidePopover();
});
