"""Becoming a seller: asked once, every slip said at its field."""

import pytest

from listings.accounts.models import Act
from listings.dealers.models import Membership, Seller
from tests.factories import SellerFactory, UserFactory

pytestmark = pytest.mark.django_db

GOOD = {"kind": "dealer", "name": "Kei Garage", "zip_code": "43085", "licence_number": "OH-1"}


@pytest.fixture
def person(client, user):
    client.force_login(user)
    return user


def test_a_person_becomes_a_seller_and_goes_on_to_the_first_car(client, person):
    assert client.get("/sell/").headers["Location"] == "/sell/setup/"
    assert client.get("/sell/new/").headers["Location"] == "/sell/setup/"
    assert client.get("/sell/setup/").status_code == 200
    assert client.post("/sell/setup/", GOOD).headers["Location"] == "/sell/new/"
    seller = Seller.objects.get()
    assert (seller.kind, seller.state, seller.licence_number) == ("dealer", "OH", "OH-1")
    assert seller.memberships.get().user == person


def test_whoever_is_a_seller_is_not_asked_again(client, person):
    SellerFactory(owner=person)
    for answer in (client.get("/sell/setup/"), client.post("/sell/setup/", GOOD)):
        assert answer.headers["Location"] == "/sell/"
    assert Seller.objects.count() == 1


def test_a_member_of_a_team_is_not_asked(client, person):
    Membership.objects.create(seller=SellerFactory(), user=person, role="sales")
    assert client.get("/sell/setup/").headers["Location"] == "/sell/"
    answer = client.get("/sell/new/", follow=True)
    assert answer.redirect_chain[-1][0] == "/sell/"
    assert "may not offer" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("kind", "bank", "valid choice"),
        ("kind", "", "required"),
        ("name", "", "required"),
        ("name", "   ", "required"),
        ("name", "\u202e\u200b", "required"),
        ("name", "x" * 81, "at most 80"),
        ("name", "Kei\x00", "ull character"),
        ("zip_code", "00000", "no such ZIP"),
        ("zip_code", "abcde", "no such ZIP"),
        ("zip_code", "430851", "at most 5"),
        ("zip_code", "4308\x00", "ull character"),
        ("licence_number", "1" * 41, "at most 40"),
    ],
)
def test_a_slip_is_said_at_its_field_and_nothing_is_written(client, person, name, typed, words):
    page = client.post("/sell/setup/", {**GOOD, name: typed})
    assert page.status_code == 422
    form = page.context["form"]
    assert words in form.errors[name][0]
    assert list(form.errors) == [name]
    kept = {field: form[field].value() for field in GOOD}
    assert kept == {**GOOD, name: typed}
    assert not Seller.objects.exists()
    assert not Act.objects.exists()


def test_an_empty_form_is_answered_at_its_fields(client, person):
    page = client.post("/sell/setup/", {})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"kind", "name"}


def test_fields_that_the_form_does_not_show_are_ignored(client, person):
    hidden = {
        "slug": "mine", "verified_at": "2026-01-01", "is_invented": "1", "about": "x", "state": "CA",
        "licence_expires_on": "2099-01-01", "verified_by": person.pk, "owner": UserFactory().pk,
    }  # fmt: skip
    assert client.post("/sell/setup/", {**GOOD, **hidden}).status_code == 302
    seller = Seller.objects.get()
    assert (seller.slug, seller.state, seller.about) == ("kei-garage", "OH", "")
    assert (seller.verified_at, seller.verified_by, seller.is_invented) == (None, None, False)
    assert [member.user for member in seller.memberships.all()] == [person]


def test_a_name_is_cleaned_of_what_nobody_sees_and_shown_escaped(client, person):
    client.post("/sell/setup/", {**GOOD, "name": "Kei\u202e\r\n <b onclick=x>Garage</b> 🚚"})
    seller = Seller.objects.get()
    assert seller.name == "Kei <b onclick=x>Garage</b> 🚚"
    text = client.get(f"/dealers/{seller.slug}/").content.decode()
    assert "<b onclick" not in text
    assert "&lt;b onclick=x&gt;" in text


def test_a_collector_without_a_place_is_a_seller_too(client, person):
    client.post("/sell/setup/", {"kind": "collector", "name": "Bea"})
    seller = Seller.objects.get()
    assert (seller.kind, seller.zip_code, seller.state) == ("collector", "", "")


def test_pages_without_a_list_of_sellers_do_not_read_them(
    client, person, django_assert_num_queries
):
    SellerFactory(owner=person)
    with django_assert_num_queries(2):  # session and person
        client.get("/nowhere/")
