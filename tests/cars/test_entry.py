"""Cars that are here already (N08): were they old enough when they came, and who has seen it?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from listings.cars import actions
from listings.cars.age import assess_listing
from listings.cars.models import Claim, Listing
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.cars.steps import post
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


def answer():
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=7))
    drain_kind("eligibility")


def entered(car, built, entry, **more):
    ClaimFactory(listing=car, value=built, **more)
    ClaimFactory(listing=car, kind="entry", value=entry)


@pytest.mark.parametrize(
    ("built", "entry", "status"),
    [
        ("2000-07", "2025-06", "was_not"),
        ("2000-07", "2025-08", "was_eligible"),
        ("2000-07", "2025-07", "cannot_tell"),
        ("2000-07-04", "2025-07-04", "was_eligible"),
        ("2000-07-05", "2025-07-04", "was_not"),
        ("2000", "2025-06", "cannot_tell"),
        ("2000", "2026-01", "was_eligible"),
    ],
)
def test_n08_ac1_and_ac4_the_status_of_an_entry(car, user, built, entry, status):
    actions.state_claims(car, {"build_plate": (built, ""), "entry": (entry, "")}, by=user)
    answer()
    assert assess_listing(car).entry == status
    if status != "was_not":
        car.refresh_from_db()
        assert (car.entry_status, car.status) == (status, "live")


def test_without_a_day_of_entry_there_is_no_status(car, user):
    actions.state_claims(car, {"build_plate": ("2000-07", "")}, by=user)
    answer()
    car.refresh_from_db()
    assert car.entry_status == ""


def test_with_an_entry_but_nothing_on_the_age_nobody_can_tell(car, user):
    actions.state_claims(car, {"entry": ("2025-06", "")}, by=user)
    answer()
    car.refresh_from_db()
    assert car.entry_status == "cannot_tell"


# A car that came in too young ---------------------------------------------------------------------


@pytest.fixture
def too_young(seller):
    """A draft, whole but for the day on which it came in."""
    car = ListingFactory(seller=seller, status="draft")
    entered(car, "2000-07", "2025-06")
    PhotoFactory(listing=car)
    return car


def test_n08_ac2_it_may_be_sent_to_staff_and_its_seller_is_told_why_it_waits(
    client, user, too_young
):
    client.force_login(user)
    page = client.get(reverse("sell_review", args=[too_young.public_id]))
    assert "was not yet 25 years old when it entered" in page.content.decode()
    actions.submit(too_young, by=user)
    assert too_young.status == "in_review"


def test_n08_ac2_staff_cannot_put_it_on_the_market_and_see_why(too_young, user, staff):
    actions.submit(too_young, by=user)
    with pytest.raises(actions.NotReady, match="not yet 25 years old"):
        actions.approve(too_young, by=staff)
    too_young.refresh_from_db()
    assert too_young.status == "in_review"


def test_the_page_of_staff_has_the_words_for_the_seller_ready(client, too_young, user, staff):
    actions.submit(too_young, by=user)
    client.force_login(staff)
    page = client.get(reverse("admin:listings_listing_change", args=[too_young.pk]))
    assert [f.kind for f in page.context["findings"] if "not yet 25" in f.text] == ["stop"]
    assert "not yet 25" in page.context["reason_form"].initial["reason"]


def test_n08_ac2_a_car_for_sale_goes_back_to_staff_without_a_word_in_public(
    client, car, user, mailoutbox
):
    actions.state_claims(car, {"build_plate": ("2000-07", "")}, by=user)
    answer()
    address = car.get_absolute_url()
    actions.state_claims(car, {"entry": ("2025-06", "")}, by=user)
    answer()
    car.refresh_from_db()
    assert (car.status, car.entry_status) == ("in_review", "was_not")
    assert car.submitted_at
    page = client.get(address)
    assert page.status_code == 410
    assert "25 years old" not in page.content.decode()
    assert "not yet 25 years old" in mailoutbox[0].body
    answer()
    assert len(mailoutbox) == 1, "once is enough"


def test_a_mended_day_lets_it_go_live(too_young, user, staff):
    actions.state_claims(too_young, {"entry": ("2025-08", "")}, by=user)
    actions.submit(too_young, by=user)
    actions.approve(too_young, by=staff)
    assert too_young.status == "live"


def test_a_car_in_japan_has_not_entered(client, user, too_young):
    Listing.objects.filter(pk=too_young.pk).update(side="jp")
    too_young.refresh_from_db()
    with pytest.raises(actions.NotReady, match="is in Japan"):
        actions.submit(too_young, by=user)


# The form -----------------------------------------------------------------------------------------


@pytest.fixture
def draft(seller):
    return ListingFactory(seller=seller, status="draft")


def test_the_form_takes_the_entry_with_the_dates(client, user, draft):
    client.force_login(user)
    answer = post(client, draft, "dates", entry="令和7年8月", entry_port="USTIW", way_in="age")
    assert answer.status_code == 302
    draft.refresh_from_db()
    claim = draft.claims.standing().get(kind="entry")
    assert (claim.value, claim.typed, claim.is_checked) == ("2025-08", "令和7年8月", False)
    assert draft.entry_port_id == "USTIW"
    page = client.get(answer.url.replace("specs", "dates")).content.decode()
    assert "令和7年8月" in page


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("entry", "2025", "Give the day or the month"),
        ("entry", "1999-01/2005-12", "Give the day or the month"),
        ("entry", "2199-01", "lies in the future"),
        ("entry", "yesterday", "cannot be read"),
        ("entry_port", "JPYOK", "valid choice"),
        ("entry_port", "x" * 500, "valid choice"),
        ("way_in", "swimming", "valid choice"),
    ],
)
def test_a_wrong_entry_is_said_at_its_field_and_changes_nothing(
    client, user, draft, field, typed, words
):
    client.force_login(user)
    answer = post(client, draft, "dates", **{field: typed})
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert typed in answer.content.decode() or field != "entry"
    assert not Claim.objects.exists()


def test_a_second_window_overwrites_neither_claims_nor_columns(client, user, draft):
    client.force_login(user)
    opened_on = draft.version
    post(client, draft, "dates", way_in="age", entry_port="USTIW")
    answer = post(client, draft, "dates", version=str(opened_on), entry_port="USOAK")
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.entry_port_id == "USTIW"


# Other ways in ------------------------------------------------------------------------------------


def test_a_car_certified_for_the_us_does_not_go_through_the_age_rule(client, car, user, staff):
    ClaimFactory(listing=car, value="1999-06", checked_at=SEEN)
    actions.save_details(car, {"way_in": "us_certified"}, by=user)
    answer()
    car.refresh_from_db()
    assert (car.eligible_safe, car.eligible_level, car.entry_status) == (None, "", "")
    assert (car.badge.kind, car.badge.label) == ("good", "Certified for the US")
    assert not Listing.objects.legal_by(datetime(2040, 1, 1, tzinfo=UTC).date()).exists()


def test_its_page_says_so_in_badge_tiles_and_reasons(client, car, user, staff):
    ClaimFactory(listing=car, value="1999-06", checked_at=SEEN)
    PhotoFactory(listing=car)
    Listing.objects.filter(pk=car.pk).update(way_in="us_certified")
    car.refresh_from_db()
    page = client.get(car.get_absolute_url())
    html = page.content.decode()
    assert "Certified for the US" in html
    assert "does not go by its age" in html
    assert "legal_now" not in page.context["car"].badge.kind
    assert "25 years after" not in html
    assert page.context["tiles"][0].state == "good"


@pytest.mark.parametrize("way", ["importer", "show", "off_road", "low_speed"])
def test_no_other_way_is_judged_or_praised_by_age(car, user, way):
    entered(car, "2005-06", "2025-06", checked_at=SEEN)
    Listing.objects.filter(pk=car.pk).update(way_in=way)
    car.refresh_from_db()
    found = assess_listing(car)
    assert (found.verdict.safe, found.entry) == (None, "")
    assert car.badge.kind == "caution"


def test_a_car_for_sale_whose_way_in_changes_goes_back_to_staff(car, user, mailoutbox):
    actions.save_details(car, {"way_in": "us_certified"}, by=user)
    assert car.status == "in_review"
    assert car.events.get(kind="submitted").actor is None
    assert [letter.to for letter in mailoutbox] == [[user.email]]


def test_a_draft_whose_way_in_changes_stays_a_draft(draft, user, mailoutbox):
    actions.save_details(draft, {"way_in": "show"}, by=user)
    assert draft.status == "draft"
    assert not mailoutbox


# Every car judged again ---------------------------------------------------------------------------


def test_staff_check_the_entry_as_any_claim(client, car, user, staff):
    actions.state_claims(car, {"entry": ("2025-08", "")}, by=user)
    claim = car.claims.get()
    client.force_login(staff)
    client.post(reverse("admin:listings_listing_check", args=[car.pk, claim.pk]))
    claim.refresh_from_db()
    assert claim.is_checked
    page = client.get(reverse("admin:listings_listing_change", args=[car.pk]))
    line = next(line for line in page.context["claims"] if line.claim.kind == "entry")
    assert line.words == "August 2025"
