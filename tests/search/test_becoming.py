"""The calendar (N09): which cars become old enough when, as pages and as calendar files."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar

from listings.cars import actions
from listings.cars.models import EligibilityVerdict, Listing
from listings.catalogue.index import catalogue
from listings.catalogue.models import FrameCode
from listings.catalogue.windows import earliest_built, latest_built
from listings.search.calendar import window_turns
from listings.work.draining import drain_kind
from tests.factories import ClaimFactory, StaffFactory

from .making import TODAY

pytestmark = pytest.mark.django_db

MONTHS = "/becoming-legal/"
DECEMBER = "/becoming-legal/2026/12/"


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(f"{TODAY}T20:00:00Z", tick=False):
        yield


def on(offer, day, level="A", **more):
    return offer(eligible_safe=day, eligible_level=level, **more)


def counted(client):
    rows = client.get(MONTHS).context["rows"]
    return {f"{month.first:%Y-%m}": (month.proven, month.unproven) for month, *_bars in rows}


def events(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


# The year ahead -----------------------------------------------------------------------------------


def test_n09_ac3_this_month_and_the_next_twelve_are_there_also_without_a_car(client):
    found = counted(client)
    assert list(found) == ["2026-11", "2026-12", *(f"2027-{n:02}" for n in range(1, 12))]
    assert set(found.values()) == {(0, 0)}


def test_n09_ac3_each_month_counts_what_is_for_sale_and_keeps_proof_apart(client, offer):
    for day in (date(2026, 12, 1), date(2026, 12, 31), date(2027, 11, 30)):
        on(offer, day)
    on(offer, date(2026, 12, 15), "D")
    on(offer, date(2026, 12, 15), "E")
    on(offer, date(2026, 12, 15), status="sold")
    on(offer, date(2026, 12, 15), status="draft")
    on(offer, date(2026, 10, 31))
    on(offer, date(2027, 12, 1))
    found = counted(client)
    assert found["2026-12"] == (2, 2)
    assert found["2027-11"] == (1, 0)
    assert sum(sum(pair) for pair in found.values()) == 5


@pytest.mark.parametrize("cars", [0, 30])
def test_the_pages_cost_the_same_statements_however_many_cars(
    client, offer, cars, django_assert_max_num_queries
):
    for n in range(cars):
        on(offer, date(2026, 12, 1 + n % 28))
    client.get(DECEMBER)
    for address in (MONTHS, DECEMBER, f"{DECEMBER}cars.ics", "/becoming-legal/cars.ics"):
        with django_assert_max_num_queries(6):
            assert client.get(address).status_code == 200


# One month ----------------------------------------------------------------------------------------


def test_n09_ac3_a_month_names_families_and_lists_cars_by_day_with_their_proof(client, offer):
    first, last = on(offer, date(2026, 12, 1), "B"), on(offer, date(2026, 12, 31), "D")
    on(offer, date(2026, 11, 30))
    on(offer, date(2027, 1, 1))
    page = client.get(DECEMBER)
    days = page.context["days"]
    assert [day["day"] for day in days] == [date(2026, 12, 1), date(2026, 12, 31)]
    assert [car.pk for day in days for car, _proof in day["cars"]] == [first.pk, last.pk]
    (family,) = page.context["families"]
    assert (family.make, family.name, family.proven, family.unproven) == ("Suzuki", "Carry", 1, 1)
    html = page.content.decode()
    assert "1 car for sale here becomes old enough" in html
    assert "maker&#x27;s data by frame number" in html
    assert client.get(family.url).status_code == 200


def test_a_month_without_a_car_says_so(client):
    page = client.get(DECEMBER)
    assert page.status_code == 200
    assert "No car for sale has its day in this month" in page.content.decode()


def test_a_full_month_has_pages_that_hold_each_car_once(client, offer):
    cars = [on(offer, date(2026, 12, 1 + n % 3)) for n in range(30)]
    seen = []
    for number in ("1", "2"):
        page = client.get(DECEMBER, {"page": number})
        seen += [car.pk for day in page.context["days"] for car, _proof in day["cars"]]
    assert sorted(seen) == sorted(car.pk for car in cars)
    assert page.context["days"][0]["count"] == 10


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 30])
def test_a_page_that_is_not_there_leads_to_one_that_is(client, offer, page):
    on(offer, date(2026, 12, 1))
    answer = client.get(DECEMBER, {"page": page})
    assert answer.status_code == 200
    assert answer.context["notes"]


@pytest.mark.parametrize(
    "path",
    ["1999/13", "2026/13", "2026/00", "2026/0", "1900/01", "9999/12", "0000/01", "1973/12",
     "2053/01", "2026/123", "26/12", "2026/1x", "２０２６/12"],
)  # fmt: skip
def test_a_month_that_cannot_be_is_not_found(client, path):
    assert client.get(f"/becoming-legal/{path}/").status_code == 404
    assert client.get(f"/becoming-legal/{path}/cars.ics").status_code == 404


def test_a_month_of_one_digit_leads_to_its_address(client):
    answer = client.get("/becoming-legal/2027/3/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/becoming-legal/2027/03/")


@pytest.mark.parametrize("path", ["1974/01", "2026/01", "2052/12"])
def test_the_first_and_the_last_possible_month_are_there(client, path):
    assert client.get(f"/becoming-legal/{path}/").status_code == 200


def test_windows_of_the_catalogue_are_told_as_level_d(client):
    row = FrameCode.objects.filter(code="DA52T").first()
    first = earliest_built(row).replace(year=earliest_built(row).year + 25, day=1)
    begins, _ends = window_turns(first)
    assert "DA52T" in {turn.code for turn in begins}
    html = client.get(f"/becoming-legal/{first:%Y/%m}/").content.decode()
    assert "This is level D" in html
    assert "DA52T" in html


def test_each_window_begins_once_and_ends_once():
    first, begun, ended = date(1974, 1, 1), 0, 0
    while first.year <= 2052:
        begins, ends = window_turns(first)
        begun, ended = begun + len(begins), ended + len(ends)
        first = (first + timedelta(days=32)).replace(day=1)
    sure = [row for rows in catalogue().codes.values() for row in rows if not row.is_doubtful]
    assert begun == sum(1 for row in sure if earliest_built(row)) > 500
    assert ended == sum(1 for row in sure if latest_built(row)) > 400


# Calendar files -----------------------------------------------------------------------------------


def test_n09_a_months_file_has_one_event_for_each_proven_car(client, offer):
    car = on(offer, date(2026, 12, 24), grade="KU")
    on(offer, date(2026, 12, 24), "D")
    on(offer, date(2027, 1, 1))
    (event,) = events(client.get(f"{DECEMBER}cars.ics"))
    assert event["uid"] == f"{car.public_id}@testserver"
    assert event["dtstart"].dt == date(2026, 12, 24)
    assert str(event["summary"]) == "2001 Suzuki Carry KU: old enough to import"
    assert str(event["url"]).endswith(car.get_absolute_url())
    assert "level A" in str(event["description"])


def test_n09_a_searchs_file_has_its_cars_from_today_on(client, offer):
    soon = on(offer, TODAY + timedelta(days=1), body="van")
    later = on(offer, TODAY + timedelta(days=900), body="van")
    on(offer, TODAY, body="van")
    on(offer, TODAY + timedelta(days=1), body="truck")
    found = events(client.get("/becoming-legal/cars.ics", {"body": "van", "nonsense": "1"}))
    assert [str(event["uid"]).partition("@")[0] for event in found] == [
        soon.public_id,
        later.public_id,
    ]


def test_n09_ac2_one_car_has_a_file_of_its_own_and_its_page_counts_down(client, offer):
    car = on(offer, date(2026, 12, 24))
    on(offer, date(2026, 12, 24))
    page = client.get(car.get_absolute_url()).content.decode()
    address = f"/becoming-legal/{car.public_id}.ics"
    assert f'href="{address}"' in page
    assert "1\xa0month" in page
    (event,) = events(client.get(address))
    assert str(event["uid"]).startswith(car.public_id)
    assert event["dtstart"].dt == date(2026, 12, 24)


@pytest.mark.parametrize(
    "facts", [{"level": "D"}, {"status": "draft"}, {"status": "sold"}], ids=str
)
def test_a_car_without_a_proven_day_or_off_the_market_has_no_file(client, offer, facts):
    car = on(offer, date(2026, 12, 24), facts.pop("level", "A"), **facts)
    assert client.get(f"/becoming-legal/{car.public_id}.ics").status_code == 404
    assert client.get("/becoming-legal/nothing.ics").status_code == 404


def test_n09_ac2_an_event_moves_when_the_evidence_does(client, car):
    """Same UID, higher SEQUENCE: also when staff check a paper, which is no change of the car."""
    ClaimFactory(listing=car, value="2001-12")
    known = []
    for n, act in enumerate(
        (
            lambda: actions.check_claim(car.claims.standing().get(), by=StaffFactory()),
            lambda: actions.state_claims(car, {"first_registration": ("2001-12-15", "")}, by=None),
            lambda: actions.check_claim(
                car.claims.standing().get(kind="first_registration"), by=StaffFactory()
            ),
        )
    ):
        with time_machine.travel(datetime(2026, 11, 23, 8 + n, tzinfo=UTC)):
            act()
            drain_kind("eligibility")
            (event,) = events(client.get(f"{DECEMBER}cars.ics"))
            known.append((str(event["uid"]), int(event["sequence"]), event["dtstart"].dt))
    uids, sequences, days = zip(*known, strict=True)
    assert len(set(uids)) == 1
    assert sorted(set(sequences)) == list(sequences)
    assert (days[0], days[-1]) == (date(2026, 12, 31), date(2026, 12, 15))


def test_an_unchanged_car_gives_the_same_file(client, offer):
    car = on(offer, date(2026, 12, 24))
    EligibilityVerdict.objects.create(listing=car, rule_version="x", input_hash="x")
    one = client.get(f"{DECEMBER}cars.ics").content
    with time_machine.travel(datetime(2026, 11, 25, tzinfo=UTC)):
        assert client.get(f"{DECEMBER}cars.ics").content == one


def test_a_file_without_cars_is_a_calendar_all_the_same(client):
    assert events(client.get(f"{DECEMBER}cars.ics")) == []


def test_what_a_seller_wrote_cannot_break_a_line_of_the_file(client, offer):
    on(offer, date(2026, 12, 24), grade="KU\r\nATTACH:http://x; , \\")
    (event,) = events(client.get(f"{DECEMBER}cars.ics"))
    assert "attach" not in event
    assert Listing.objects.count() == 1


@pytest.mark.parametrize("address", [MONTHS, DECEMBER, f"{DECEMBER}cars.ics"])
def test_nothing_is_written_by_a_visitor(client, address):
    assert client.post(address).status_code == 405
