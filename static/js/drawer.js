/* Drawers on a phone close with the way back, as everything that covers the screen does. An open
   drawer is a step of the history of its own; closing it by other means takes that step back.
   Without this file a drawer opens and closes by its buttons. */

const DRAWERS = ".results [popover]";
const isStep = (drawer) => history.state?.drawer === drawer.id;

/* Heard on the way down: a toggle does not rise, and a list may be replaced with its drawers. */
document.addEventListener(
  "toggle",
  ({ target, newState }) => {
    if (!target.matches(DRAWERS)) return;
    if (newState === "open" && !isStep(target)) history.pushState({ drawer: target.id }, "");
    if (newState === "closed" && isStep(target)) history.back();
  },
  true,
);

/* From the drawer a form leads on in place of that step, so that "back" finds the list before. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(DRAWERS) || !isStep(form)) return;
  event.preventDefault();
  const asked = [...new FormData(form)].filter(([, value]) => value !== "");
  location.replace(`${form.action}?${new URLSearchParams(asked)}`);
});

addEventListener("popstate", ({ state }) => {
  for (const drawer of document.querySelectorAll(DRAWERS)) {
    if (state?.drawer !== drawer.id) drawer.hidePopover();
  }
});
