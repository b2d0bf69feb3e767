"""Draws the images that cannot be SVG: `.venv/bin/python tools/draw_images.py`.

From `tools/share.svg` the card of links, from `static/img/favicon.svg` the icons, from each side
view of `static/img/kei.svg` the picture on the card of a car without a photo. Chromium draws,
because it knows our fonts and follows a <use> into another file; Pillow makes the files small.
"""

import functools
import http.server
import io
import re
import shutil
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "static" / "img"
SHARE = (1200, 630)
SIDE_VIEWS = ROOT / "listings" / "cars" / "images" / "side_views"
SIDE = (620, 365)
INK = "svg { color: #1e2529 } .b { fill: #fff; fill-opacity: 1 } symbol { stroke-width: 3px }"
TOUCH, TOUCH_MARGIN = 180, 22
TABS = [(16, 16), (32, 32), (48, 48)]
PAPER = "#faf7f0"
FONT = '@font-face { font-family: "Zen Maru"; src: url(/fonts/zen-maru-gothic-latin-700.woff2) }'


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves static/ without telling of each file."""

    def log_message(self, *_about: object) -> None:
        return


def main() -> None:
    serve = functools.partial(Quiet, directory=ROOT / "static")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            _share(browser, address)
            _icons(browser, address)
            _side_views(browser, address)
            browser.close()
        server.shutdown()


def _share(browser: Browser, address: str) -> None:
    drawn = _drawn(browser, address, (ROOT / "tools" / "share.svg").read_text(), SHARE)
    drawn.quantize(64).save(IMAGES / "share.png", optimize=True)


def _icons(browser: Browser, address: str) -> None:
    """The tab's icon in the sizes of old browsers, and the one of a home screen, on paper."""
    face = (IMAGES / "favicon.svg").read_text()
    largest = TABS[-1]
    tab = _drawn(browser, address, _sized(face, largest[0]), largest)
    tab.save(IMAGES / "favicon.ico", sizes=TABS)
    inner = TOUCH - 2 * TOUCH_MARGIN
    touch = Image.new("RGB", (TOUCH, TOUCH), PAPER)
    drawn = _drawn(browser, address, _sized(face, inner), (inner, inner))
    touch.paste(drawn, (TOUCH_MARGIN, TOUCH_MARGIN), drawn)
    touch.quantize(64).save(IMAGES / "apple-touch-icon.png", optimize=True)


def _side_views(browser: Browser, address: str) -> None:
    """Each 340 units wide, as the cars are at most; what is not painted shows the card's paper."""
    sheet = (IMAGES / "kei.svg").read_text()
    SIDE_VIEWS.mkdir(exist_ok=True)
    for name in re.findall(r'<symbol id="([\w-]+)"', sheet):
        use = f'<svg viewBox="0 0 340 200" width="{SIDE[0]}"><use href="#{name}"/></svg>'
        svg = f"<style>{INK}</style><div hidden>{sheet}</div>{use}"
        _drawn(browser, address, svg, SIDE).quantize(24).save(
            SIDE_VIEWS / f"{name}.png", optimize=True
        )


def _sized(svg: str, side: int) -> str:
    return svg.replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)


def _drawn(browser: Browser, address: str, svg: str, size: tuple[int, int]) -> Image.Image:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.set_content(f"<base href={address}><style>{FONT} body {{ margin: 0 }}</style>{svg}")
    page.evaluate("document.fonts.load('41px \"Zen Maru\"')")
    page.wait_for_load_state("networkidle")
    shot = page.screenshot(omit_background=True)
    page.close()
    return Image.open(io.BytesIO(shot))


if __name__ == "__main__":
    main()
