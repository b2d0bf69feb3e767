"""What a person waits for, on a mid phone: `make eye` while `make run` is at work.

    python -m tests.scale.eye [address]

Chromium, its processor slowed to a quarter, on 1.6 Mbit/s with 150 ms there and back, an empty
cache, 390 px. Prints one JSON object for each page: the largest paint (LCP) and what it was, the
shift of the layout (CLS) over the whole page, and the bytes on the wire. The middle of RUNS visits, and
the best: on a busy machine it says more.
"""

import json
import shutil
import sys
from dataclasses import asdict, dataclass

from playwright.sync_api import Browser, Page, sync_playwright

PHONE = 390
RUNS = 5
SLOWER = 4
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1_000_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
WATCH = """() => {
  const seen = (window.seen = { lcp: 0, what: "", cls: 0, bytes: 0 });
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (paint) => {
    seen.lcp = paint.startTime;
    seen.what = paint.element ? paint.element.tagName.toLowerCase() : "";
  });
  watch("layout-shift", (shift) => (seen.cls += shift.value));
  watch("resource", (file) => (seen.bytes += file.transferSize));
  watch("navigation", (file) => (seen.bytes += file.transferSize));
}"""
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
}"""


@dataclass(frozen=True)
class Seen:
    """Milliseconds, the element of the largest paint, shift, kilobytes until the page stood still."""

    lcp: float
    what: str
    cls: float
    kilobytes: float


def visit(browser: Browser, address: str) -> Seen:
    """One visit with an empty cache."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 844}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", NETWORK)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.wait_for_timeout(200)
    first = page.evaluate("({...seen})")
    page.evaluate(SCROLL)
    page.wait_for_timeout(1_000)
    shift = page.evaluate("seen.cls")
    context.close()
    return Seen(
        round(first["lcp"]), first["what"], round(shift, 4), round(first["bytes"] / 1000, 1)
    )


def pages(page: Page, site: str) -> dict[str, str]:
    """Home, results, and the newest car."""
    page.goto(f"{site}/cars/")
    car = page.locator(".card-link").first.get_attribute("href")
    return {"home": f"{site}/", "results": f"{site}/cars/", "car": f"{site}{car}"}


def middle(visits: list[Seen]) -> Seen:
    """The visit in the middle by its largest paint, with the worst shift of all."""
    chosen = sorted(visits, key=lambda seen: seen.lcp)[len(visits) // 2]
    return Seen(chosen.lcp, chosen.what, max(seen.cls for seen in visits), chosen.kilobytes)


def main() -> None:
    site = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, address in pages(browser.new_page(), site).items():
            visits = [visit(browser, address) for _n in range(RUNS)]
            best = min(seen.lcp for seen in visits)
            line = {"page": name, **asdict(middle(visits)), "best_lcp": best}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
