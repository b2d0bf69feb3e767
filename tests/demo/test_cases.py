"""The cars that every market holds, found by their stock numbers."""

from datetime import date, timedelta

import pytest

from listings.cars.announcing import announce_newly_eligible
from listings.cars.models import Claim, Listing, ListingEvent
from listings.cars.rules import PUBLIC
from listings.demo.cases import cases
from listings.demo.scene import Scene
from listings.eligibility.clock import legal_today
from listings.eligibility.intervals import month_end
from listings.eligibility.rules import Status, status_on
from listings.inquiries.models import Message, Thread

pytestmark = pytest.mark.usefixtures("market")


def car(stock: str) -> Listing:
    return Listing.objects.select_related("family__make", "seller", "verdict", "estimate").get(
        stock_number=stock
    )


def status(found: Listing, day: date) -> Status:
    return status_on(day, found.eligible_earliest, found.eligible_safe)


def test_one_is_old_enough_from_today_on():
    found, today = car("DEMO-TODAY"), legal_today()
    assert found.eligible_safe == found.eligible_earliest == today
    assert found.eligible_level == "A"
    assert status(found, today - timedelta(days=1)) == Status.NOT_YET
    assert found.badge.kind == "legal_now"


def test_its_day_is_announced_once():
    assert announce_newly_eligible() == 1
    assert announce_newly_eligible() == 0
    told = ListingEvent.objects.get(listing=car("DEMO-TODAY"), kind="eligible")
    assert told.key == legal_today().isoformat()


def test_one_becomes_old_enough_next_month():
    found, today = car("DEMO-NEXT-MONTH"), legal_today()
    first = month_end(today) + timedelta(days=1)
    assert (found.eligible_earliest, found.eligible_safe) == (first, month_end(first))
    assert found.badge.kind == "not_yet"


def test_one_needs_proof_of_the_day():
    found = car("DEMO-DAY-PROOF")
    assert status(found, legal_today()) == Status.NEEDS_DAY_PROOF
    assert found.badge.kind == "needs_proof"


def test_one_contradicts_itself():
    found = car("DEMO-CONFLICT")
    assert found.eligible_conflict
    assert found.eligible_safe is None
    assert found.badge.kind == "conflict"


def test_one_has_papers_of_a_year_alone():
    found = car("DEMO-YEAR-ONLY")
    claim = found.claims.get(kind=Claim.Kind.FIRST_INSPECTION)
    assert claim.value == str(legal_today().year - 25)
    assert claim.typed.startswith("平成")
    assert found.eligible_safe == date(legal_today().year, 12, 31)


def test_of_one_no_date_is_known():
    found = car("DEMO-UNKNOWN")
    assert (found.year, found.eligible_safe, found.frame_code) == (None, None, None)
    assert found.badge.kind == "unknown"


def test_one_has_the_sellers_word_only():
    found = car("DEMO-WORD-ONLY")
    assert [c.kind for c in found.claims.about_age()] == [Claim.Kind.SELLER_STATEMENT]
    assert found.badge.kind == "needs_proof"


@pytest.mark.parametrize(
    ("stock", "wanted"),
    [
        ("DEMO-SOLD", "sold"),
        ("DEMO-RESERVED", "reserved"),
        ("DEMO-REVIEW-1", "in_review"),
        ("DEMO-REVIEW-2", "in_review"),
        ("DEMO-REVIEW-3", "in_review"),
        ("DEMO-CHANGE", "needs_change"),
        ("DEMO-DRAFT", "draft"),
        ("DEMO-ENDED", "ended"),
        ("DEMO-REMOVED", "removed"),
    ],
)
def test_one_stands_in_each_status(stock, wanted):
    found = car(stock)
    assert found.status == wanted
    assert (found.status in PUBLIC) <= (found.listed_at is not None)


def test_one_is_to_have_no_photos():
    scene = Scene()
    bare = [c.wish.stock for c in cases(scene, legal_today()) if not c.wish.has_photos]
    assert bare == ["DEMO-NO-PHOTOS"]


def test_one_grade_and_text_are_as_long_as_japanese_sellers_write():
    found = car("DEMO-LONG-JA")
    assert 50 < len(found.grade_ja) <= 60
    assert len(found.text_ja) > 400


def test_one_is_asked_for_in_yen():
    found = car("DEMO-YEN")
    assert found.currency == "JPY"
    assert found.side == "jp"
    assert found.price_text.startswith("¥")
    assert found.price_usd_text.startswith("$")


def test_one_has_no_mileage():
    assert car("DEMO-NO-KM").mileage_km is None


def test_one_has_a_reason_in_place_of_a_frame_number():
    found = car("DEMO-NO-FRAME")
    assert not found.frame_number
    assert found.frame_missing_reason


def test_one_is_read_in_miles():
    found = car("DEMO-MILES")
    assert (found.odometer, found.odometer_unit) == (48_200, "mi")
    assert found.mileage_km == 77_570
    assert found.seller.kind == "collector"


def test_of_one_too_few_prices_are_known():
    found = car("DEMO-NO-ESTIMATE")
    assert found.estimate.abstained
    assert found.estimate.reason


def test_one_has_another_engine():
    found = car("DEMO-ENGINE")
    assert found.engine_replaced
    assert found.modifications


def test_two_sellers_offer_the_same_car():
    one, other = car("DEMO-OFFER-A"), car("DEMO-OFFER-B")
    assert one.seller != other.seller
    for name in ("frame_number", "colour", "body", "mileage_km", "grade", "year"):
        assert getattr(one, name) == getattr(other, name)
    assert one.price != other.price


def test_some_conversations_are_going_on():
    asked = Thread.objects.values_list("listing__stock_number", "answered_at")
    assert {stock for stock, answered in asked if answered} == {"DEMO-RESERVED", "DEMO-MILES"}
    assert {stock for stock, answered in asked if not answered} == {"DEMO-NEXT-MONTH"}
    assert not Message.objects.filter(delivered_at=None).exists(), "each can be read"


def test_cases_exist_on_the_last_day_of_any_month_for_years_to_come():
    scene = Scene()
    for month in range(1, 60):
        day = month_end(date(2026 + month // 12, month % 12 + 1, 1))
        assert len(cases(scene, day)) == len(cases(scene, legal_today()))
