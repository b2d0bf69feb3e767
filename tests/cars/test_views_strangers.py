"""Another's car: 404 whatever is tried, and nothing changed. Rights are those of this moment."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import URLResolver, get_resolver

from listings.cars.images.renditions import keys
from listings.dealers.models import Membership
from tests.cars.samples import jpeg
from tests.cars.steps import STEPS, everything
from tests.factories import ListingFactory, PhotoFactory, SellerFactory, UserFactory

pytestmark = pytest.mark.django_db

MOVES = ("take_back", "reserve", "release", "sell", "withdraw", "approve", "remove", "nonsense")
SELLERS_PAGES = (
    *(f"sell/{{car}}/{step}/" for step in (*STEPS, "photos", "papers", "review", "nonsense")),
    *(f"sell/{{car}}/act/{move}/" for move in MOVES),
)
# Every address of the site by what a stranger may do there; a new address must be entered here.
ROUTES = {
    "seller's own": {"sell_photos", "sell_review", "sell_move", "sell_step", "sell_worth"},
    "a dealer's team": {"feeds", "feed_run", "feed_errors", "dealer_export"},
    "signed in": {"sell", "sell_start", "seller_setup", "messages", "thread", "flag_answer"},
    "the calendar": {
        "becoming_legal",
        "becoming_legal_file",
        "becoming_month",
        "becoming_month_file",
        "car_calendar",
    },
    "cars in a list, and the record of estimates": {
        "map",
        "few_cars",
        "suggest",
        "families",
        "families_of_make",
        "family",
        "accuracy",
        "accuracy_json",
    },
    "for himself": {"saved", "compare", "shortlist_mark"},
    "what the rules say": {
        "states",
        "state",
        "state_history",
        "rules",
        "landed_cost",
        "check",
        "papers",
    },
    "anybody with a link": {"confirm_question", "flag_by_link", "checked", "check_badge"},
    "only moved on, or for machines": {
        None,
        "speculation_rules",
        "api",
        "api-root",
        "openapi-json",
        "cars",
        "facets",
        "makes",
        "frame_code",
        "frame_codes",
        "federal",
        "decode",
        "eligibility",
        "cars_atom",
        "robots",
        "share_card",
        "sitemap",
        "sitemap_cars",
        "sitemap_part",
    },
    "anybody": {
        "home",
        "results",
        "car",
        "car_price",
        "photo",
        "seller",
        "ask",
        "asked",
        "landed_cost_bill",
    },
}


def _names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name


def test_each_address_of_the_site_is_in_the_table():
    ours = set(_names(get_resolver("listings.urls").url_patterns))
    assert ours == set().union(*ROUTES.values())


@pytest.fixture
def draft(seller):
    car = ListingFactory(seller=seller, status="draft")
    PhotoFactory(listing=car, place=1)
    return car


def member(seller, role):
    return Membership.objects.create(seller=seller, user=UserFactory(), role=role).user


def outsider(kind, seller):
    if kind == "owner of another seller":
        other = SellerFactory()
        return other.memberships.get().user
    if kind == "removed member":
        gone = member(seller, "manager")
        gone.memberships.all().delete()
        return gone
    if kind == "sales of the team":
        return member(seller, "sales")
    return UserFactory()


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "kind", ["buyer", "owner of another seller", "removed member", "sales of the team"]
)
def test_a_stranger_finds_no_page_of_the_seller_and_changes_nothing(
    client, draft, seller, kind, method
):
    client.force_login(outsider(kind, seller))
    before = everything()
    for page in SELLERS_PAGES:
        data = {"act": "delete", "photo": str(draft.photos.get().key), "price": "1"}
        for car in (draft.public_id, "unknown99"):
            address = f"/{page.format(car=car)}"
            answer = getattr(client, method)(address, data if method == "post" else None)
            allowed = {404} if method in ("get", "post") else {404, 405}
            assert answer.status_code in allowed, address
    assert everything() == before


def test_a_stranger_cannot_upload_and_no_file_is_left(client, draft, stranger, settings):
    client.force_login(stranger)
    rows, files = everything(), set(settings.MEDIA_ROOT.rglob("*"))
    answer = client.post(f"/sell/{draft.public_id}/photos/", {"photos": jpeg()})
    assert answer.status_code == 404
    assert everything() == rows
    assert set(settings.MEDIA_ROOT.rglob("*")) == files


def test_anybody_else_is_sent_to_sign_in_and_would_come_back(client, draft):
    before = everything()
    for page in SELLERS_PAGES:
        address = f"/{page.format(car=draft.public_id)}"
        for answer in (client.get(address), client.post(address, {"act": "delete"})):
            assert answer.status_code == 302
            assert answer.headers["Location"] == f"/accounts/login/?next={address}"
    for address in ("/sell/", "/sell/new/", "/sell/setup/", "/messages/"):
        assert client.get(address).headers["Location"] == f"/accounts/login/?next={address}"
    assert everything() == before


@pytest.mark.parametrize("status", ["draft", "in_review", "needs_change"])
def test_a_car_not_yet_public_is_nobodys_but_its_teams(client, seller, stranger, status):
    car = ListingFactory(seller=seller, status=status)
    assert client.get(car.get_absolute_url()).status_code == 404
    client.force_login(stranger)
    assert client.get(car.get_absolute_url()).status_code == 404
    for role in ("manager", "sales"):
        client.force_login(member(seller, role))
        page = client.get(car.get_absolute_url())
        assert page.status_code == 200
        assert "Preview" in page.content.decode()


def test_a_draft_leaks_into_no_public_page(client, seller):
    ListingFactory(seller=seller, status="draft", grade="MARKER", text_en="MARKER")
    ListingFactory(seller=seller, grade="Shown")
    pages = ("/", "/cars/", "/cars/?q=carry", f"/dealers/{seller.slug}/", "/cars/?make=suzuki")
    for page in pages:
        answer = client.get(page)
        assert "Shown" in answer.content.decode(), page
        assert "MARKER" not in answer.content.decode(), page


@pytest.fixture
def picture(draft):
    """A photo of the draft whose renditions exist, and the address of one."""
    photo = draft.photos.get()
    name = keys(photo.key, photo.rev, photo.width, photo.height)[0]
    default_storage.save(name, ContentFile(b"pixels"))
    return f"/media/{name}"


def test_a_photo_of_a_draft_is_its_teams_and_never_cached(client, picture, seller, stranger, staff):
    assert client.get(picture).status_code == 404
    client.force_login(stranger)
    assert client.get(picture).status_code == 404
    for person in (seller.memberships.get().user, member(seller, "sales"), staff):
        client.force_login(person)
        answer = client.get(picture)
        assert b"".join(answer) == b"pixels"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Content-Type"] == "image/avif"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_photo_of_a_public_car_is_everybodys_for_ever(client, picture, draft):
    draft.status, draft.listed_at = "live", draft.created_at
    draft.save()
    answer = client.get(picture)
    assert b"".join(answer) == b"pixels"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    draft.status = "removed"
    draft.save()
    assert client.get(picture).status_code == 404


@pytest.mark.parametrize(
    "tail", ["/1/999.avif", "/2/320.avif", "/1/320.gif", "/1/320.png", f"/{'9' * 30}/320.avif"]
)
def test_a_rendition_that_was_never_made_is_not_found(client, picture, draft, tail):
    draft.status, draft.listed_at = "live", draft.created_at
    draft.save()
    stem = picture.rsplit("/", 2)[0]
    assert client.get(stem + tail).status_code == 404


def test_a_removed_member_loses_every_right_in_the_same_session(client, draft, seller, picture):
    person = member(seller, "manager")
    client.force_login(person)
    pages = [f"/sell/{draft.public_id}/price/", draft.get_absolute_url(), picture]
    for page in pages:
        assert client.get(page).status_code == 200
    person.memberships.all().delete()
    for page in pages:
        assert client.get(page).status_code == 404
    before = everything()
    assert client.post(pages[0], STEPS["price"]).status_code == 404
    assert client.post(f"/sell/{draft.public_id}/act/withdraw/").status_code == 404
    assert everything() == before
    assert client.get("/sell/").headers["Location"] == "/sell/setup/"


def test_a_demoted_member_keeps_only_what_the_new_role_may(client, draft, seller):
    person = member(seller, "manager")
    client.force_login(person)
    person.memberships.update(role="sales")
    assert client.get(f"/sell/{draft.public_id}/price/").status_code == 404
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_a_car_cannot_be_begun_for_a_seller_that_is_not_ones_own(client, user, seller):
    client.force_login(user)
    other = SellerFactory()
    before = everything()
    for answer in (
        client.get(f"/sell/new/?seller={other.slug}"),
        client.post(f"/sell/new/?seller={other.slug}", STEPS["identity"]),
        client.get("/sell/new/?seller=nobody"),
    ):
        assert answer.status_code == 404
    assert everything() == before


def test_a_photo_of_another_car_is_not_touched_by_its_key(client, user, seller, draft):
    foreign = PhotoFactory(listing=ListingFactory(status="draft"), place=1)
    client.force_login(user)
    before = everything()
    for act in ("delete", "up", "down", "cover"):
        client.post(f"/sell/{draft.public_id}/photos/", {"act": act, "photo": str(foreign.key)})
    assert everything() == before
