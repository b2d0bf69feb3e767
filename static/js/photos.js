/* Puts the seller's photos in order without loading the page: by the buttons, by the arrow keys on a
   photo's handle, and by dragging the handle. One save, when it comes to rest. Without this file the
   buttons move a photo by a page load. */

const REST = 600;
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };

class Grid {
  constructor(list) {
    this.list = list;
    this.status = list.parentElement.querySelector(".photo-order");
    this.saved = this.rows;
    this.waiting = null;
    this.timer = 0;
    this.queue = Promise.resolve();
    for (const row of this.rows) this.equip(row);
    addEventListener("pagehide", () => this.save());
  }

  get rows() {
    return [...this.list.children];
  }

  equip(row) {
    const grip = row.querySelector(".photo-grip");
    grip.hidden = false;
    grip.addEventListener("keydown", (event) => {
      if (!(event.key in STEPS)) return;
      event.preventDefault();
      this.move(row, STEPS[event.key]);
      grip.focus();
    });
    grip.addEventListener("pointerdown", () => this.hold(row));
    row.querySelector("form").addEventListener("submit", (event) => {
      const step = { up: -1, down: 1, cover: -Infinity }[event.submitter?.value];
      if (!step) return;
      event.preventDefault();
      this.move(row, step);
      event.submitter.focus();
    });
  }

  /* The photo follows the pointer. The page listens, since an element that moves loses the pointer. */
  hold(row) {
    const letGo = new AbortController();
    const { signal } = letGo;
    const over = ({ clientX, clientY }) => {
      const under = document.elementFromPoint(clientX, clientY)?.closest(".photo-row");
      if (under && under !== row && under.parentElement === this.list) {
        this.put(row, this.rows.indexOf(under));
      }
    };
    const drop = () => {
      letGo.abort();
      row.classList.remove("photo-row-held");
      if (this.waiting === row) this.say(row);
    };
    row.classList.add("photo-row-held");
    document.addEventListener("pointermove", over, { signal });
    document.addEventListener("pointerup", drop, { signal });
    document.addEventListener("pointercancel", drop, { signal });
  }

  move(row, step) {
    this.put(row, Math.min(Math.max(this.rows.indexOf(row) + step, 0), this.rows.length - 1));
    this.say(row);
  }

  put(row, place) {
    const others = this.rows.filter((other) => other !== row);
    if (this.rows.indexOf(row) === place) return;
    if (this.waiting && this.waiting !== row) this.save();
    this.list.insertBefore(row, others[place] ?? null);
    this.number();
    this.waiting = row;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), REST);
  }

  number() {
    const last = this.rows.length - 1;
    this.rows.forEach((row, place) => {
      row.querySelector(".photo-count").textContent = place ? place + 1 : this.list.dataset.cover;
      row.querySelector("[value=up]").setAttribute("aria-disabled", String(place === 0));
      row.querySelector("[value=down]").setAttribute("aria-disabled", String(place === last));
    });
  }

  say(row) {
    const words = { name: row.querySelector("form").dataset.name, n: this.rows.indexOf(row) + 1, last: this.rows.length };
    this.status.textContent = this.status.dataset.moved.replace(/\{(\w+)\}/g, (_all, key) => words[key]);
  }

  save() {
    clearTimeout(this.timer);
    if (!this.waiting) return;
    const [row, order] = [this.waiting, this.rows];
    this.waiting = null;
    this.queue = this.queue.then(() => this.send(row, order));
  }

  async send(row, order) {
    const form = row.querySelector("form");
    const body = new FormData(form);
    body.set("act", "place");
    body.set("place", order.indexOf(row) + 1);
    try {
      const answer = await fetch(form.action, { method: "POST", body, keepalive: true });
      if (!answer.ok) throw new Error(answer.status);
      this.saved = order;
    } catch {
      this.list.append(...this.saved);
      this.number();
      this.status.classList.remove("aloud");
      this.status.textContent = this.status.dataset.failed;
    }
  }
}

for (const list of document.querySelectorAll(".photo-list")) new Grid(list);
