"""Two clicks, two windows, two people: one draft, no silent overwriting, nothing typed is lost."""

import pytest

from listings.accounts.models import Act
from listings.cars.models import Listing
from tests.cars.steps import DATES, IDENTITY, NO_NUMBER, STEPS, at_once, post, url
from tests.factories import ListingFactory, SellerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client, user, seller):
    client.force_login(user)
    return ListingFactory(seller=seller, status="draft", colour="red", price=100_000)


@pytest.mark.parametrize("identity", [IDENTITY, NO_NUMBER], ids=["number", "no number"])
def test_a_double_click_makes_one_draft_and_leads_to_it(client, user, seller, car, identity):
    client.force_login(user)
    data = {**identity, "family": str(car.family_id)}
    first, second = (client.post("/sell/new/", data) for _n in range(2))
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert Listing.objects.filter(status="draft").count() == 1
    assert Act.objects.filter(verb="draft created").count() == 1


def test_two_different_cars_are_two_drafts(client, user, seller, car):
    client.force_login(user)
    for colour in ("red", "blue"):
        client.post("/sell/new/", {**NO_NUMBER, "family": str(car.family_id), "colour": colour})
    assert Listing.objects.filter(status="draft").count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("identity", [IDENTITY, NO_NUMBER], ids=["number", "no number"])
def test_of_clicks_at_the_same_moment_one_makes_the_draft(market, identity):
    user = UserFactory()
    family = ListingFactory(seller=SellerFactory(owner=user)).family_id
    answers = at_once(
        user, lambda client: client.post("/sell/new/", {**identity, "family": str(family)})
    )
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Listing.objects.filter(status="draft").count() == 1


@pytest.mark.django_db(transaction=True)
def test_dates_stated_in_two_windows_at_once_are_one_claim_each(market):
    user = UserFactory()
    car = ListingFactory(seller=SellerFactory(owner=user), status="draft")
    years = iter(["1999", "2000", "2001", "2002"])

    def state(client):
        return client.post(url(car, "dates"), {**DATES, "build_plate": next(years), "version": "1"})

    statuses = sorted(answer.status_code for answer in at_once(user, state))
    assert statuses == [302, 422, 422, 422], "the later ones are told, none ends as a 500"
    assert car.claims.count() == 1


@pytest.mark.parametrize(
    ("step", "name", "first", "second"),
    [
        ("identity", "colour", "blue", "green"),
        ("dates", "build_plate", "2000-01", "2000-02"),
        ("specs", "drive", "ft4wd", "2wd"),
        ("price", "text_en", "From the other window.", "My own long words."),
    ],
)
def test_a_second_window_is_told_what_stands_and_keeps_its_own(
    client, draft, step, name, first, second
):
    for each in STEPS:
        post(client, draft, each)
    draft.refresh_from_db()
    opened = {**STEPS[step], "version": str(draft.version), "family": str(draft.family_id)}
    client.post(url(draft, step), {**opened, name: first})
    page = client.post(url(draft, step), {**opened, name: second})
    assert page.status_code == 422
    form = page.context["form"]
    assert form[name].value() == second
    assert "What stands now" in form.errors[name][0]
    words = {"ft4wd": "Full-time 4WD"}.get(first, first)
    assert words in form.errors[name][0]
    assert set(form.errors) == {"__all__", name}, "only what differs is marked"
    again = client.post(
        url(draft, step), {**opened, name: second, "version": form["version"].value()}
    )
    assert again.status_code == 302, "having seen it, saving is a choice"


@pytest.mark.parametrize("step", STEPS)
def test_the_same_form_sent_twice_is_no_conflict(client, draft, step):
    opened = {**STEPS[step], "version": str(draft.version)}
    first, second = (client.post(url(draft, step), opened) for _n in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Act.objects.filter(verb="changed").count() <= 1


@pytest.mark.parametrize("version", ["abc", "9" * 30, "-1", "\x00"])
@pytest.mark.parametrize("step", STEPS)
def test_a_version_that_nobody_gave_is_refused(client, draft, step, version):
    page = post(client, draft, step, version=version)
    assert page.status_code == 422
    draft.refresh_from_db()
    assert draft.version == 1
    assert not draft.claims.exists()


def test_a_frame_number_of_another_own_car_is_said_at_the_field(client, draft):
    ListingFactory(seller=draft.seller, frame_number="DA52T-123456")
    page = post(client, draft, "identity")
    assert page.status_code == 422
    assert "already offer" in page.context["form"].errors["frame_number"][0]
    assert page.context["form"]["colour"].value() == "white"
    draft.refresh_from_db()
    assert (draft.frame_number, draft.colour, draft.version) == ("", "red", 1)
    assert not draft.claims.exists()


def test_a_new_car_with_the_number_of_another_is_refused_at_the_field(client, user, seller):
    client.force_login(user)
    ListingFactory(seller=seller, frame_number="DA52T-123456", stock_number="7")
    page = client.post("/sell/new/", IDENTITY)
    assert "already offer" in page.context["form"].errors["frame_number"][0]
    page = client.post("/sell/new/", {**IDENTITY, "frame_number": "DA52T-1", "stock_number": "7"})
    assert page.status_code == 422
    page = client.post(
        "/sell/new/", {**IDENTITY, "frame_number": "DA52T-654321", "stock_number": "7"}
    )
    assert "Another car of yours" in page.context["form"].errors["stock_number"][0]
    assert Listing.objects.count() == 1


@pytest.mark.parametrize("status", ["ended", "removed"])
def test_the_number_of_a_car_that_is_gone_is_free_again(client, draft, status):
    ListingFactory(seller=draft.seller, frame_number="DA52T-123456", status=status)
    assert post(client, draft, "identity").status_code == 302


def test_two_sellers_may_offer_the_same_frame_number(client, draft):
    ListingFactory(frame_number="DA52T-123456")
    assert post(client, draft, "identity").status_code == 302


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", ["in_review", "sold", "ended", "removed"])
def test_a_car_out_of_the_sellers_hands_is_not_written_and_the_text_stays(
    client, draft, step, status
):
    Listing.objects.filter(pk=draft.pk).update(status=status, listed_at="2026-01-01T00:00Z")
    page = post(client, draft, step)
    assert page.status_code == 422
    assert "can no longer be changed" in page.context["form"].non_field_errors()[0]
    name = next(iter(STEPS[step]))
    assert page.context["form"][name].value() == STEPS[step][name]
    draft.refresh_from_db()
    assert (draft.colour, draft.price, draft.version) == ("red", 100_000, 1)
    assert client.get(url(draft, step)).headers["Location"] == url(draft, "review")
