"""Everything by keyboard alone: the focus is seen wherever it goes and never lost."""

import pytest

from listings.cars.models import Listing
from tests.factories import SellerFactory

from .person import DESK, PHONE, Screen

pytestmark = pytest.mark.browser

# What has the focus now, whether a ring shows it, and whether nothing lies over it.
FOCUS = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    tag: it.tagName, name: it.name || "", value: it.value || "",
    words: (it.ariaLabel || it.innerText || "").trim(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    free: !!over && (it.contains(over) || over.contains(it) || !!over.closest("label, .card")),
  };
}"""
MOST_STOPS = 120


@pytest.fixture(params=[PHONE, DESK])
def typist(request, person_at):
    return person_at(Screen(request.param))


def tab_to(typist, **wanted):
    """Press Tab until the focus is on something; on the way it is always seen."""
    for _stop in range(MOST_STOPS):
        typist.page.keyboard.press("Tab")
        here = typist.page.evaluate(FOCUS)
        assert here["ring"], f"the focus is not seen on {here}"
        assert here["free"], f"something lies over {here}"
        if wanted.items() <= here.items():
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def test_the_first_stop_leads_past_the_navigation(typist):
    typist.open("/")
    tab_to(typist, words="Skip to the content")
    assert typist.page.locator(".skip").is_visible()
    typist.page.keyboard.press("Enter")
    typist.page.keyboard.press("Tab")
    assert typist.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_filters_by_keyboard(typist):
    typist.open("/cars/")
    if typist.screen.width == PHONE:
        tab_to(typist, words="Filters")
        typist.page.keyboard.press("Enter")
    tab_to(typist, name="legal", value="now")
    typist.page.keyboard.press("Space")
    tab_to(typist, name="make", value="suzuki")
    typist.page.keyboard.press("Space")
    tab_to(typist, words="Show cars")
    with typist.page.expect_navigation():
        typist.page.keyboard.press("Enter")
    assert typist.asked == {"legal": ["now"], "make": ["suzuki"]}


def test_escape_leaves_the_filters_of_a_phone(person_at):
    typist = person_at(Screen(PHONE))
    typist.open("/cars/")
    tab_to(typist, words="Filters")
    typist.page.keyboard.press("Enter")
    assert typist.page.locator("#filters").is_visible()
    typist.page.keyboard.press("Escape")
    assert not typist.page.locator("#filters").is_visible()
    assert typist.page.evaluate(FOCUS)["words"].startswith("Filters")


def test_the_first_step_of_a_car_by_keyboard(typist, market):
    seller = SellerFactory(name=f"Typist {typist.screen}", slug=f"typist-{typist.screen}")
    typist.sign_in(seller.memberships.get().user)
    typist.open("/sell/new/")
    for name, text in {"frame_number": "DA52T-123458", "colour": "white"}.items():
        tab_to(typist, name=name)
        typist.page.keyboard.type(text)
    with typist.page.expect_navigation():
        typist.page.keyboard.press("Enter")
    assert typist.path.endswith("/dates/")
    assert Listing.objects.get(seller=seller).colour == "white"


def test_every_proof_opens_and_closes_by_keyboard(typist, market):
    typist.open(f"{market.car.get_absolute_url()}")
    proofs = typist.page.locator(".proof")
    assert proofs.count()
    for proof in proofs.all():
        words = typist.page.locator(f"[id='{proof.get_attribute('popovertarget')}']")
        proof.focus()
        typist.page.keyboard.press("Enter")
        assert words.is_visible()
        assert "Level" in words.inner_text()
        typist.page.keyboard.press("Escape")
        assert not words.is_visible()
