/* Zooms a map: the sheet grows in its window and the middle stays in the middle. Without this file the
   whole sheet is seen, and the list beside it says the same. */

const LARGEST = 8;

function zoomable(frame) {
  const view = frame.querySelector(".map-window");
  const sheet = frame.querySelector(".map-sheet");
  const ways = frame.querySelector(".map-ways");
  let zoom = 1;
  const mark = () => {
    for (const button of ways.children) {
      const next = zoom * button.dataset.zoom;
      button.setAttribute("aria-disabled", String(next < 1 || next > LARGEST));
    }
  };
  ways.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const across = (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth;
    const down = (view.scrollTop + view.clientHeight / 2) / view.scrollHeight;
    zoom *= button.dataset.zoom;
    sheet.style.width = sheet.style.height = `${zoom * 100}%`;
    view.scrollLeft = across * view.scrollWidth - view.clientWidth / 2;
    view.scrollTop = down * view.scrollHeight - view.clientHeight / 2;
    mark();
  });
  ways.hidden = false;
  mark();
}

document.querySelectorAll(".map-frame").forEach(zoomable);
