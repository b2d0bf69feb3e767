/* Photos on a car's page: buttons and thumbnails move the strip without moving the page.
   Without this the strip still scrolls and the thumbnails are plain links to each photo. */

const strip = document.querySelector(".strip");

function way(strip, step) {
  const button = strip.parentElement.querySelector(step < 0 ? ".gallery-back" : ".gallery-on");
  button.hidden = false;
  button.addEventListener("click", () => strip.scrollBy({ left: step * strip.clientWidth }));
}

function follow(strip, thumbs) {
  const mark = () => {
    const place = Math.round(strip.scrollLeft / strip.clientWidth);
    thumbs.forEach((thumb, index) => {
      if (index === place) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  };
  strip.addEventListener("scroll", mark, { passive: true });
  mark();
}

if (strip && strip.children.length > 1) {
  const thumbs = [...document.querySelectorAll(".thumbs a")];
  thumbs.forEach((thumb, index) => {
    thumb.addEventListener("click", (event) => {
      event.preventDefault();
      strip.scrollTo({ left: index * strip.clientWidth });
    });
  });
  way(strip, -1);
  way(strip, 1);
  follow(strip, thumbs);
}
