/* Lifts messages of what was just done to the foot of the window, ten seconds long; they stay while they
   are focused or hovered, and can be closed. Without this file they stand in the page. */

function lift(toast) {
  const clock = document.createElement("span");
  clock.className = "toast-clock";
  clock.setAttribute("aria-hidden", "true");
  clock.addEventListener("animationend", () => toast.remove());
  const close = toast.querySelector(".toast-close");
  close.hidden = false;
  close.addEventListener("click", () => toast.remove());
  toast.append(clock);
  toast.classList.add("toast-lifted");
}

for (const toast of document.querySelectorAll(".toast")) {
  if (!toast.closest("[data-still]")) lift(toast);
}
