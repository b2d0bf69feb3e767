/* Opens dialogs as modal ones: the page behind is out of reach, Escape leaves, the focus returns.
   Without this file the links lead to the dialog and back by address. */

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens-dialog], [data-closes-dialog]");
  if (!link) return;
  event.preventDefault();
  if (link.hasAttribute("data-closes-dialog")) link.closest("dialog").close();
  else document.querySelector(link.getAttribute("href")).showModal();
});
