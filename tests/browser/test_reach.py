"""What a hand, an enlarging reader and a reader with spacing of their own need, on every kind of page."""

import pytest

from .person import DOOR, NARROWEST, Screen

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/cars/",
    "/cars/?make=suzuki&year_max=1950",
    "{car}",
    "{car}?state=CO&zip=80202",
    "/ask/{id}/",
    "/dealers/kei-garage-ohio/",
    "/check/",
    "/check/?frame_number=JB74W-123456&build_plate=2001-12&first_inspection=H13&state=CA",
    "/us/",
    "/us/co/",
    "/us/co/history/",
    "/landed-cost/",
    DOOR,
    "/becoming-legal/",
    "/becoming-legal/2027/03/",
    "/accounts/login/",
    "/about/",
    "/help/",
    "/nothing/",
]
# A link inside a sentence is exempt (WCAG 2.5.8); a box or a circle is pressed by its label too.
SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((it) => it.type !== "hidden" && it.checkVisibility({visibilityProperty: true}))
  .filter((it) => !it.closest("svg, .aloud, .skip") && !it.matches(".aloud, .skip"))
  .filter((it) => getComputedStyle(it).display !== "inline")
  .map((it) => [(it.closest("label") ?? it).getBoundingClientRect(), it])
  .filter(([box]) => box.width && (box.width < 23.9 || box.height < 23.9))
  .map(([box, it]) => `${box.width} x ${box.height}: ${it.outerHTML.slice(0, 120)}`)"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Words past the edge of what holds them, where the rest is cut off or runs over a neighbour.
CUT = """() => [...document.querySelectorAll(
    "main :is(p, h1, h2, h3, li, dt, dd, td, th, label, .button, .chip, .badge, .tile, .panel)"
  )].filter((it) => it.checkVisibility() && getComputedStyle(it).display !== "inline")
  .filter((it) => !it.closest(".table:not(.table-list), .aloud, .strip, .promoted"))
  .filter((it) => it.scrollWidth > it.clientWidth + 1)
  .map((it) => `${it.scrollWidth} > ${it.clientWidth}: ${it.outerHTML.slice(0, 120)}`)"""


@pytest.fixture
def reader(person_at):
    return person_at(Screen(NARROWEST))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_at_400_percent(reader, market, address):
    """One visit: targets of 24 px, nothing sideways, and a reader's spacing cuts nothing off."""
    reader.open(market.place(address))
    assert reader.page.evaluate(SMALL) == []
    reader.assert_fits(NARROWEST)
    reader.page.evaluate(SPACED)
    reader.assert_fits(NARROWEST)
    assert reader.page.evaluate(CUT) == []


def test_what_is_small_or_cut_is_seen(reader):
    """Otherwise the test above could pass on anything."""
    reader.open("/help/")
    reader.page.evaluate("""() => {
      const button = document.createElement("button"), line = document.createElement("p");
      button.style.cssText = "display: block; width: 9px; height: 9px; padding: 0; overflow: hidden";
      line.style.cssText = "width: 4em; overflow: hidden; white-space: nowrap";
      line.textContent = "unbreakablewordsareverylong";
      document.querySelector("main").append(button, line);
    }""")
    assert len(reader.page.evaluate(SMALL)) == 1
    assert len(reader.page.evaluate(CUT)) == 1
