"""What the steps write, and what they never write."""

from datetime import date

import pytest

from listings.accounts.models import Act
from listings.cars import actions
from listings.cars.models import Listing
from listings.work.models import WorkItem
from tests.cars.steps import IDENTITY, NO_NUMBER, PRICE, SPECS, STEPS, post, url
from tests.factories import ClaimFactory, ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db

HIDDEN = {
    "status": "live",
    "seller": "1",
    "seller_id": "1",
    "is_invented": "on",
    "eligible_safe": "2001-01-01",
    "eligible_earliest": "2001-01-01",
    "eligible_level": "A",
    "eligible_conflict": "1",
    "eligible_told": "2001-01-01",
    "price_usd_cents": "100",
    "public_id": "mycarmine",
    "year": "1949",
    "mileage_km": "1",
    "photo_count": "12",
    "state": "CA",
    "listed_at": "2001-01-01",
    "estimate": "1",
    "frame_code": "1",
    "checked_at": "2026-01-01",
    "is_eligible": "1",
}


@pytest.fixture
def draft(client, user, seller):
    client.force_login(user)
    return ListingFactory(seller=seller, status="draft", colour="red", price=100_000)


def test_each_step_writes_what_was_typed_and_leads_to_the_next(client, draft):
    following = {"identity": "dates", "dates": "specs", "specs": "photos", "price": "review"}
    for step, after in following.items():
        assert post(client, draft, step).headers["Location"] == url(draft, after)
    draft = Listing.objects.with_names().get(pk=draft.pk)
    assert draft.status == "draft"
    assert (draft.frame_number, draft.frame_code_text) == ("DA52T-123456", "DA52T")
    assert (draft.title, draft.colour) == ("2001 Suzuki Carry KU", "white")
    assert (draft.mileage_km, draft.low_range, draft.diff_lock) == (61_234, True, None)
    assert (draft.displacement_cc, draft.modifications) == (657, ["wheels"])
    assert draft.timing_belt_on == date(2020, 5, 1)
    assert (draft.price, draft.currency, draft.price_usd_cents) == (790_000, "USD", 790_000)
    assert (draft.zip_code, draft.state, draft.port) == ("43085", "OH", None)
    assert dict(draft.claims.standing().values_list("kind", "value")) == {
        "frame_number": "DA52T-123456",
        "odometer": "61234 km",
        "build_plate": "2001-06",
    }


def test_save_and_leave_goes_to_the_list(client, draft):
    assert post(client, draft, "price", later="1").headers["Location"] == "/sell/"
    draft.refresh_from_db()
    assert draft.price == 790_000


@pytest.mark.parametrize("step", STEPS)
def test_fields_that_no_form_shows_are_ignored(client, draft, step):
    assert post(client, draft, step, **HIDDEN).status_code == 302
    now = Listing.objects.get(pk=draft.pk)
    for name in ("status", "seller_id", "is_invented", "public_id", "listed_at", "photo_count"):
        assert getattr(now, name) == getattr(draft, name), name
    assert (now.eligible_safe, now.eligible_level, now.eligible_told) == (None, "", None)
    assert now.price_usd_cents == now.price
    assert now.mileage_km == now.odometer
    assert now.year != 1949
    assert now.state == "OH"
    assert not now.claims.exclude(checked_at=None).exists()


def test_fields_that_no_form_shows_are_ignored_in_a_new_car_too(client, user, seller):
    client.force_login(user)
    other = SellerFactory()
    assert client.post("/sell/new/", {**IDENTITY, **HIDDEN, "seller": other.pk}).status_code == 302
    car = Listing.objects.get()
    assert (car.status, car.seller, car.is_invented) == ("draft", seller, False)
    assert car.public_id != HIDDEN["public_id"]
    assert (car.year, car.eligible_level) == (None, "")


def test_a_new_car_says_its_frame_number_as_a_claim(client, user, seller):
    client.force_login(user)
    client.post("/sell/new/", {**IDENTITY, "frame_number": "da52t 123456"})
    car = Listing.objects.get()
    claim = car.claims.standing().get()
    assert (claim.kind, claim.value, claim.said_by) == ("frame_number", "DA52T-123456", user)
    assert set(WorkItem.objects.values_list("kind", "subject_id")) == {
        ("eligibility", car.pk),
        ("price", car.pk),
        ("share", car.pk),
    }


def test_a_number_without_dash_of_a_known_variant_names_its_model(client, user, seller):
    client.force_login(user)
    client.post("/sell/new/", {**IDENTITY, "frame_number": "JA22-100123"})
    car = Listing.objects.with_names().get()
    assert (str(car.family), car.frame_code_text) == ("Suzuki Jimny", "JA22W")


def test_a_number_that_fits_several_models_asks_for_one(client, user, seller):
    client.force_login(user)
    page = client.post("/sell/new/", {**IDENTITY, "frame_number": "JA4-1012345"})
    assert "several models" in page.context["form"].errors["family"][0]


def test_a_car_without_number_and_model_is_asked_for_the_model(client, user, seller):
    client.force_login(user)
    page = client.post("/sell/new/", NO_NUMBER)
    assert page.context["form"].errors["family"] == ["Choose the model."]


@pytest.mark.parametrize("step", STEPS)
def test_a_form_sent_with_nothing_in_it_is_answered_at_its_fields(client, draft, step):
    page = client.post(url(draft, step), {})
    assert page.status_code == 422
    assert page.context["form"].errors


def test_a_price_of_the_market_is_told_to_buyers_and_kept_in_the_audit(client, draft, user):
    Listing.objects.filter(pk=draft.pk).update(status="live", listed_at="2026-01-01T00:00Z")
    page = post(client, draft, "price")
    assert page.status_code == 302
    assert "Buyers see the change now" in client.get(page.headers["Location"]).content.decode()
    assert draft.events.get().kind == "price_changed"
    act = Act.objects.get(verb="changed")
    assert (act.actor, act.before["price"], act.after["price"]) == (user, 100_000, 790_000)


NASTY = "<script>alert(1)</script> 🚚 \u202etxet <b onmouseover=alert(1)>"


def test_what_people_write_is_kept_and_shown_escaped(client, draft):
    post(client, draft, "price", text_en=NASTY + "🚗" * 2000)
    post(client, draft, "identity", grade="<b onmouseover=alert(1)>\u202e")
    draft = Listing.objects.with_names().get(pk=draft.pk)
    assert draft.text_en == NASTY + "🚗" * 2000
    assert draft.grade == "<b onmouseover=alert(1)>"
    for page in (draft.get_absolute_url(), url(draft, "price"), url(draft, "identity"), "/sell/"):
        text = client.get(page).content.decode()
        assert "<script>alert" not in text
        assert "<b onmouseover" not in text
    assert "&lt;script&gt;" in client.get(draft.get_absolute_url()).content.decode()


def test_a_car_in_japan_takes_a_port_and_no_zip(client, draft):
    missing = post(client, draft, "price", side="jp", currency="JPY", price="850,000")
    assert "port" in missing.context["form"].errors
    port = client.get(url(draft, "price")).context["form"].fields["port"].queryset.first()
    japan = {"side": "jp", "currency": "JPY", "price": "850,000", "port": str(port.pk)}
    assert post(client, draft, "price", **japan).status_code == 302
    draft.refresh_from_db()
    assert (draft.price, draft.currency, draft.zip_code, draft.state) == (850_000, "JPY", "", "")
    assert draft.port == port
    half = post(client, draft, "price", **{**japan, "price": "850,000.50"})
    assert half.context["form"].errors["price"] == ["There are no fractions of a yen."]


def test_the_form_opens_with_what_the_car_says(client, draft):
    for step in STEPS:
        post(client, draft, step)
        form = client.get(url(draft, step)).context["form"]
        typed = {name: form[name].value() for name in STEPS[step]}
        assert {name: _plain(value) for name, value in typed.items()} == {
            name: _plain(value) for name, value in STEPS[step].items()
        } | ({"family": str(draft.family_id)} if step == "identity" else {})


def _plain(value):
    return "" if value is None else value if isinstance(value, list) else str(value)


def test_a_changed_number_takes_its_proof_along_no_more(client, draft, staff):
    post(client, draft, "identity")
    actions.check_claim(draft.claims.get(kind="frame_number"), by=staff)
    post(client, draft, "identity", colour="green")
    assert draft.claims.standing().get(kind="frame_number").is_checked
    post(client, draft, "identity", frame_number="DA52T-654321")
    assert not draft.claims.standing().get(kind="frame_number").is_checked


def test_dates_left_empty_are_withdrawn(client, draft):
    ClaimFactory(listing=draft, kind="seller_statement", value="1999")
    post(client, draft, "dates")
    assert [claim.kind for claim in draft.claims.standing()] == ["build_plate"]
    page = post(client, draft, "dates", build_plate="")
    assert page.status_code == 422
    assert "at least one date" in page.context["form"].non_field_errors()[0]


def test_specs_and_price_of_another_car_stay_as_they_are(client, draft, seller):
    other = ListingFactory(seller=seller)
    before = Listing.objects.filter(pk=other.pk).values().get()
    post(client, draft, "specs", **SPECS)
    post(client, draft, "price", **PRICE)
    assert Listing.objects.filter(pk=other.pk).values().get() == before
