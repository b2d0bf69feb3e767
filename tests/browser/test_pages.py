"""Every kind of page in every state: no barrier, no error, nothing past the edge."""

import pytest

from listings.cars import actions
from listings.cars.models import Listing
from listings.inquiries.models import Thread

from .person import DOOR, PHONE, Screen

pytestmark = pytest.mark.browser

OPEN_PAGES = {
    "/": 200,
    "/cars/": 200,
    "/cars/?page=2&sort=-price": 200,
    "/cars/?legal=now&legal=soon&make=suzuki&make=honda&drive=pt4wd&price_max=9000&q=carry": 200,
    "/cars/?make=suzuki&year_max=1950": 200,
    "/cars/?year_min=abc&page=999": 200,
    "/cars/map/": 200,
    "/cars/map/?make=suzuki&zip=43085&within=100": 200,
    "/compare/": 200,
    "/compare/?id={id}&id=zzzzzzzzz": 200,
    "/saved/": 200,
    "/kei/": 200,
    "/kei/suzuki/": 200,
    "/kei/suzuki/carry/": 200,
    "/kei/nobody/carry/": 404,
    "/becoming-legal/": 200,
    "/becoming-legal/2027/03/": 200,
    "/becoming-legal/1999/13/": 404,
    "/dealers/kei-garage-ohio/": 200,
    "/check/": 200,
    "/check/?frame_number=JB74W-123456&build_plate=2001-12&first_inspection=H13&state=CA": 200,
    "/check/?frame_number=%3F%3F": 422,
    "/us/": 200,
    "/us/co/": 200,
    "/us/co/history/": 200,
    "/rules/": 200,
    "/papers/": 200,
    "/landed-cost/": 200,
    DOOR: 200,
    "/landed-cost/?price=abc&currency=USD&side=jp&body=truck&built=1999&zip=0": 200,
    "{car}?state=CO&zip=80202": 200,
    "/ask/{id}/": 200,
    "/about/": 200,
    "/accuracy/": 200,
    "/help/": 200,
    "/accounts/login/": 200,
    "/accounts/signup/": 200,
    "/accounts/password/reset/": 200,
    "/messages/confirm/not-a-link/": 200,
    "/nothing/": 404,
    "/preferences/theme/": 405,
    "/?q=%00": 400,
}
# A page with a picture that is missing and wordless, a wide line and a stranger's script.
SPOILED = """() => {
  const main = document.querySelector("main"), far = document.createElement("script");
  main.innerHTML = "<img src='/nothing.png'><p>wide</p>";
  main.lastChild.style.width = "900px";
  far.src = "http://127.0.0.2/far.js";
  document.head.append(far);
}"""


@pytest.fixture
def reader(person_at):
    return person_at(Screen(PHONE))


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_a_page_for_everybody(reader, market, address):
    assert reader.open(market.place(address)).status == OPEN_PAGES[address]
    reader.look_around()


def test_a_check_that_is_shown_to_others(reader):
    reader.open("/check/?frame_number=DA52T-123456&build_plate=2000-06")
    reader.follow("Make the page")
    reader.look_around()


def test_a_form_that_came_from_nowhere(reader):
    reader.open("/help/")
    with reader.page.expect_navigation() as gone:
        reader.page.evaluate("""() => {
          const form = Object.assign(document.createElement("form"), {method: "post"});
          form.action = "/accounts/login/";
          document.body.append(form);
          form.submit();
        }""")
    assert gone.value.status == 403
    reader.look_around()


@pytest.mark.parametrize("badge", ["legal_now", "not_yet", "needs_proof", "conflict", "unknown"])
def test_a_car_with_every_answer(reader, badge):
    cars = Listing.objects.for_sale().with_names()
    car = next(car for car in cars if car.badge.kind == badge)
    assert reader.open(car.get_absolute_url()).status == 200
    reader.look_around()


@pytest.mark.parametrize(("act", "status"), [("reserve", 200), ("sell", 200), ("remove", 410)])
def test_a_car_that_is_not_simply_for_sale(reader, market, act, status):
    car = Listing.objects.with_names().filter(status="live").exclude(pk=market.car.pk).last()
    reason = {"reason": "Sold elsewhere"} if act == "remove" else {}
    getattr(actions, act)(car, by=market.staff, **reason)
    assert reader.open(car.get_absolute_url()).status == status
    reader.look_around()


@pytest.mark.parametrize("address", ["/sell/", "/sell/?state=live", "/messages/", "/sell/new/"])
def test_a_page_of_a_seller(reader, market, address):
    Thread.objects.get_or_create(
        listing=market.car, buyer_email="bea@kei-buyer.example", buyer_name="Bea"
    )
    reader.sign_in(market.seller.memberships.get().user)
    assert reader.open(address).status == 200
    reader.look_around()


def test_the_sellers_own_view_of_a_car(reader, market):
    reader.sign_in(market.seller.memberships.get().user)
    assert reader.open(market.car.get_absolute_url()).status == 200
    reader.look_around()


def test_a_person_who_is_no_seller_yet(reader, market):
    reader.sign_in(market.staff)
    assert reader.open("/sell/").status == 200
    assert reader.path == "/sell/setup/"
    reader.look_around()
    reader.open("/messages/")
    reader.look_around()


def test_the_watch_sees_what_it_must_see(person_at):
    """Otherwise all the tests above could pass on a broken page."""
    person = person_at(Screen(PHONE))
    person.open("/help/")
    person.page.evaluate(SPOILED)
    person.page.wait_for_load_state("networkidle")
    with pytest.raises(AssertionError, match="image-alt"):
        person.sees_no_barrier()
    with pytest.raises(AssertionError, match="sideways"):
        person.assert_fits(PHONE)
    said = " ".join(person.problems)
    for problem in ("another host: http://127.0.0.2", "404: ", "Content Security Policy"):
        assert problem in said
    person.problems.clear()
