"""What each role of a team can do through the pages: the table, pair by pair."""

import pytest

from listings.cars.models import Listing
from listings.dealers.models import Membership
from tests.cars.samples import jpeg
from tests.cars.steps import STEPS, everything
from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, UserFactory

pytestmark = pytest.mark.django_db

ROLES = ("owner", "manager", "sales")
EDITORS = {"owner", "manager"}


@pytest.fixture(params=ROLES)
def role(request, client, seller):
    person = seller.memberships.get().user
    if request.param != "owner":
        person = UserFactory()
        Membership.objects.create(seller=seller, user=person, role=request.param)
    client.force_login(person)
    return request.param


@pytest.fixture
def draft(seller):
    car = ListingFactory(seller=seller, status="draft")
    ClaimFactory(listing=car, value="2000-06")
    PhotoFactory(listing=car, place=1)
    return car


@pytest.mark.parametrize("step", [*STEPS, "photos", "review"])
def test_owner_and_manager_open_the_form(client, role, draft, step):
    status = client.get(f"/sell/{draft.public_id}/{step}/").status_code
    assert status == (200 if role in EDITORS else 404)


@pytest.mark.parametrize("step", STEPS)
def test_owner_and_manager_write(client, role, draft, step):
    before = everything()
    answer = client.post(f"/sell/{draft.public_id}/{step}/", STEPS[step])
    assert answer.status_code == (302 if role in EDITORS else 404)
    assert (everything() != before) == (role in EDITORS)


def test_owner_and_manager_add_photos(client, role, draft):
    answer = client.post(f"/sell/{draft.public_id}/photos/", {"photos": jpeg()})
    assert answer.status_code == (302 if role in EDITORS else 404)
    assert draft.photos.count() == (2 if role in EDITORS else 1)


def test_owner_and_manager_send_for_review(client, role, draft):
    answer = client.post(f"/sell/{draft.public_id}/review/")
    draft.refresh_from_db()
    if role in EDITORS:
        assert answer.headers["Location"] == "/sell/"
        assert draft.status == "in_review"
    else:
        assert answer.status_code == 404
        assert draft.status == "draft"


@pytest.mark.parametrize(
    ("status", "move", "after"),
    [
        ("in_review", "take_back", "draft"),
        ("live", "reserve", "reserved"),
        ("reserved", "release", "live"),
        ("live", "sell", "sold"),
        ("live", "withdraw", "ended"),
    ],
)
def test_owner_and_manager_move_a_car(client, role, draft, status, move, after):
    Listing.objects.filter(pk=draft.pk).update(status=status, listed_at="2026-01-01T00:00Z")
    address = f"/sell/{draft.public_id}/act/{move}/"
    if role not in EDITORS:
        before = everything()
        assert client.post(address).status_code == 404
        assert everything() == before
        return
    assert client.get(address).headers["Location"] == f"/sell/{draft.public_id}/review/"
    draft.refresh_from_db()
    assert draft.status == status, "GET moves nothing"
    assert client.post(address).headers["Location"] == f"/sell/{draft.public_id}/review/"
    draft.refresh_from_db()
    assert draft.status == after


def test_owner_and_manager_begin_a_car(client, role, seller):
    answer = client.post("/sell/new/", STEPS["identity"])
    assert answer.status_code == 302
    assert Listing.objects.exists() == (role in EDITORS)


def test_the_list_leads_each_role_only_where_it_may_go(client, role, draft, seller):
    for status in ("in_review", "needs_change", "live", "reserved", "sold", "ended", "removed"):
        ListingFactory(seller=seller, status=status)
        Listing.objects.filter(listed_at=None).update(listed_at="2026-01-01T00:00Z")
    page = client.get("/sell/")
    leads = [row["next"]["url"] for row in page.context["rows"]]
    assert len(leads) == 8
    for address in leads:
        assert client.get(address).status_code == 200, address


def test_the_page_of_a_car_offers_change_only_to_whom_it_is_open(client, role, draft):
    page = client.get(draft.get_absolute_url())
    assert page.status_code == 200
    offered = page.context["edit_url"] in page.content.decode()
    assert offered == (role in EDITORS)
