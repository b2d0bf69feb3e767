/* Photos on a car's page: buttons and thumbnails move the strip without moving the page, and a photo
   opens as large as the screen. Without this the strip still scrolls, thumbnails and photos are links. */

/* The photo that is seen most. */
const placeIn = (strip) => Math.round(strip.scrollLeft / strip.clientWidth);

function go(strip, place) {
  strip.scrollTo({ left: place * strip.clientWidth });
}

function follow(gallery, strip) {
  const thumbs = [...gallery.querySelectorAll(".thumbs a")];
  const words = gallery.querySelector(".gallery-place");
  const last = strip.children.length - 1;
  const way = (name, step) => {
    const button = gallery.querySelector(name);
    button.hidden = false;
    button.addEventListener("click", () => go(strip, placeIn(strip) + step));
    return button;
  };
  const back = way(".gallery-back", -1);
  const on = way(".gallery-on", 1);
  let seen = -1;
  const mark = () => {
    const place = placeIn(strip);
    if (place === seen) return;
    seen = place;
    words.textContent = words.dataset.of.replace("#", place + 1);
    back.setAttribute("aria-disabled", String(place === 0));
    on.setAttribute("aria-disabled", String(place === last));
    thumbs.forEach((thumb, index) => thumb.setAttribute("aria-current", String(index === place)));
    // Only the row of thumbnails: scrollIntoView would move the whole page down to it.
    const thumb = thumbs[place]?.parentElement;
    thumb?.parentElement.scrollTo({ left: thumb.offsetLeft - thumb.parentElement.offsetLeft });
  };
  thumbs.forEach((thumb, index) => {
    thumb.addEventListener("click", (event) => {
      event.preventDefault();
      go(strip, index);
    });
  });
  strip.addEventListener("scroll", mark, { passive: true });
  return mark;
}

function enlarge(gallery, strip) {
  const box = gallery.querySelector(".lightbox");
  const large = box.querySelector("img");
  const words = box.querySelector(".lightbox-place");
  const links = [...strip.querySelectorAll("a")];
  let place = 0;
  const show = (index) => {
    place = (index + links.length) % links.length;
    large.src = links[place].href;
    large.alt = links[place].querySelector("img").alt;
    words.textContent = `${place + 1} / ${links.length}`;
  };
  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(index);
      box.showModal();
    });
  });
  box.querySelector(".lightbox-back").addEventListener("click", () => show(place - 1));
  box.querySelector(".lightbox-on").addEventListener("click", () => show(place + 1));
  box.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") show(place - 1);
    if (key === "ArrowRight") show(place + 1);
  });
}

for (const gallery of document.querySelectorAll(".gallery")) {
  const strip = gallery.querySelector(".strip");
  if (!strip) continue;
  enlarge(gallery, strip);
  if (strip.children.length < 2) continue;
  const mark = follow(gallery, strip);
  requestAnimationFrame(mark);
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(strip, placeIn(strip) + step);
  });
}
