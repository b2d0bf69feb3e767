"""Everything by keyboard alone: the focus is seen wherever it goes and never lost."""

import pytest

from listings.cars.models import Listing
from listings.inquiries.models import Thread
from tests.factories import SellerFactory

from .person import DESK, NARROWEST, PHONE, Screen

pytestmark = pytest.mark.browser

# What has the focus now, whether a ring shows it, and whether nothing lies over it.
FOCUS = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const around = [it, it.closest(".card, .tile, .questions li") ?? it].map((one) => getComputedStyle(one));
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    tag: it.tagName, id: it.id, name: it.name || "", value: it.value || "",
    words: (it.ariaLabel || it.innerText || "").trim(),
    ring: around.some((it) => it.outlineStyle !== "none" && parseFloat(it.outlineWidth) >= 2),
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


def onward(typist):
    """Press Enter where it leads to another page."""
    with typist.page.expect_navigation():
        typist.page.keyboard.press("Enter")


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
    if typist.screen.width == PHONE:
        tab_to(typist, id="show-cars")
        onward(typist)
    typist.page.wait_for_url("**/cars/?legal=now&make=suzuki")
    assert typist.page.evaluate(FOCUS)["value"] == "suzuki" or typist.screen.width == PHONE
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


def test_from_home_to_a_question_by_keyboard(typist, market):
    """Home, results, one car, and a question on its way: no pointer, and nothing typed twice."""
    buyer = f"{typist.screen}@typing-buyer.example"
    typist.open("/")
    tab_to(typist, name="q")
    typist.page.keyboard.type("carry 4wd")
    onward(typist)
    assert typist.asked == {"q": ["carry 4wd"]}
    tab_to(typist, tag="A", words=market.car.title)
    onward(typist)
    assert typist.path == market.car.get_absolute_url()
    tab_to(typist, words="Ask the seller")
    typist.page.keyboard.press("Enter")
    for name, text in {"name": "Bea", "email": buyer, "text": "Is the bed straight?"}.items():
        tab_to(typist, name=name)
        typist.page.keyboard.type(text)
    tab_to(typist, words="Send the question")
    onward(typist)
    assert "confirm your address" in typist.page.locator("h1").inner_text()
    assert Thread.objects.get(buyer_email=buyer).listing == market.car


def test_a_check_by_keyboard(typist):
    typist.open("/check/")
    for name, text in {"frame_number": "DA52T-123456", "build_plate": "2000-06"}.items():
        tab_to(typist, name=name)
        typist.page.keyboard.type(text)
    onward(typist)
    assert "30 Jun 2025" in typist.page.locator("main").inner_text()
    for fold in typist.page.locator("main summary").all():
        tab_to(typist, words=fold.inner_text().strip())
        typist.page.keyboard.press("Enter")
        assert fold.evaluate("fold => fold.parentElement.open")


def test_a_state_is_chosen_by_keyboard(typist):
    typist.open("/us/")
    tab_to(typist, tag="SELECT", name="state")
    typist.page.keyboard.type("Ohio")
    tab_to(typist, words="Remember")
    onward(typist)
    assert typist.page.locator("#my-state").input_value() == "OH"
    tab_to(typist, tag="A", words="Ohio")
    onward(typist)
    assert typist.path == "/us/oh/"


def test_the_cost_at_a_door_by_keyboard(typist):
    typist.open("/landed-cost/")
    for name, text in {"price": "5000", "built": "1999", "port": "Kobe", "zip": "43085"}.items():
        tab_to(typist, name=name)
        typist.page.keyboard.type(text)
    onward(typist)
    assert typist.page.locator(".landed-total").is_visible()


def test_the_smallest_screen_hides_no_filter_under_the_button_of_its_drawer(person_at):
    """WCAG 2.4.11 at 320 x 480, where the button that shows the cars takes a sixth of the screen."""
    typist = person_at(Screen(NARROWEST))
    typist.page.set_viewport_size({"width": NARROWEST, "height": 480})
    typist.open("/cars/")
    tab_to(typist, words="Filters")
    typist.page.keyboard.press("Enter")
    tab_to(typist, id="show-cars")


def test_the_first_step_of_a_car_by_keyboard(typist, market):
    seller = SellerFactory(name=f"Typist {typist.screen}", slug=f"typist-{typist.screen}")
    typist.sign_in(seller.memberships.get().user)
    typist.open("/sell/new/")
    for name, text in {"frame_number": "DA52T-123458", "colour": "white"}.items():
        tab_to(typist, name=name)
        typist.page.keyboard.type(text)
    onward(typist)
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
