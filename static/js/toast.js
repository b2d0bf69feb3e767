/* Lifts messages of what was just done to the foot of the window, ten seconds long; they stay while they
   are focused or hovered, and can be closed. Without this file they stand in the page. */

function stack() {
  const toasts = document.createElement("div");
  toasts.className = "toasts";
  toasts.setAttribute("aria-live", "polite");
  document.body.append(toasts);
  return toasts;
}

function lift(toast, toasts) {
  const clock = document.createElement("span");
  clock.className = "toast-clock";
  clock.setAttribute("aria-hidden", "true");
  clock.addEventListener("animationend", () => toast.remove());
  const close = toast.querySelector(".toast-close");
  close.hidden = false;
  close.addEventListener("click", () => toast.remove());
  // The stack is what is listened to: said once, not twice.
  toast.querySelector(".toast-words").removeAttribute("role");
  toast.append(clock);
  toast.classList.add("toast-lifted");
  toasts.append(toast);
}

// What script does at once tells of itself in the same way: see shortlist.js.
document.addEventListener("toast", ({ detail }) => {
  lift(detail, document.querySelector(".toasts") ?? stack());
});

const waiting = [...document.querySelectorAll(".toast")].filter((toast) => !toast.closest("[data-still]"));
if (waiting.length) {
  const toasts = stack();
  for (const toast of waiting) lift(toast, toasts);
}
