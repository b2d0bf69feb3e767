"""Signing in and out: limits, ways back, and requests that try to get in otherwise."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"


@pytest.fixture
def alice():
    person = UserFactory(email="alice@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client, email="alice@example.org", password=PASSWORD, address=SIGN_IN, **headers):
    return client.post(address, {"login": email, "password": password}, **headers)


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["alice@example.org", "ALICE@Example.org", " alice@example.org "])
def test_a_person_signs_in_by_any_spelling_of_the_address(client, alice, typed):
    before = client.session.session_key
    assert sign_in(client, typed).headers["Location"] == "/sell/"
    assert is_in(client)
    assert client.session.session_key != before, "a session from before cannot be planted"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("alice@example.org", "wrong password"),
        ("alice@example.org", PASSWORD + " "),
        ("alice@example.org", PASSWORD.upper()),
        ("nobody@example.org", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        ("alice@example.org", "a\x00b"),
        ("alice\x00@example.org", PASSWORD),
        ("", ""),
        ("alice@example.org", "x" * 100_000),
    ],
)
def test_anything_else_is_refused_in_the_form(client, alice, email, password):
    page = sign_in(client, email, password)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not is_in(client)
    assert password == "" or password not in page.content.decode()


def test_known_and_unknown_addresses_are_refused_in_the_same_words(client, alice):
    known = sign_in(client, "alice@example.org", "wrong").context["form"].errors
    unknown = sign_in(client, "nobody@example.org", "wrong").context["form"].errors
    assert known == unknown


def test_who_has_not_confirmed_the_address_is_not_let_in(client):
    UserFactory(email="new@example.org")
    assert sign_in(client, "new@example.org").headers["Location"] == "/accounts/confirm-email/"
    assert not is_in(client)


def test_who_is_switched_off_is_not_let_in_and_thrown_out_at_once(client, alice):
    sign_in(client)
    assert is_in(client)
    alice.is_active = False
    alice.save()
    assert client.get("/sell/").headers["Location"].startswith(SIGN_IN)
    fresh = Client()
    sign_in(fresh)
    assert not is_in(fresh)


def test_after_five_wrong_passwords_the_account_waits_even_with_the_right_one(client, alice):
    for _n in range(5):
        sign_in(client, password="wrong")
    page = sign_in(client)
    assert page.status_code == 200
    assert "Too many failed" in str(page.context["form"].errors)
    assert not is_in(client)


def test_another_account_from_another_address_is_not_held_back(client, alice):
    for _n in range(5):
        sign_in(client, "nobody@example.org", "wrong")
    assert sign_in(client, REMOTE_ADDR="10.0.0.2").status_code == 302


def test_a_spoofed_address_of_the_client_does_not_widen_the_limit(client, alice):
    for n in range(10):
        sign_in(client, f"nobody{n}@example.org", "wrong", HTTP_X_FORWARDED_FOR=f"1.1.1.{n}")
    page = sign_in(client, "nobody@example.org", "wrong", HTTP_X_FORWARDED_FOR="2.2.2.2")
    assert "Too many failed" in str(page.context["form"].errors) or page.status_code == 429


@pytest.mark.parametrize(
    "after",
    [
        "//evil.example",
        "https://evil.example/",
        "http:evil.example",
        "https:evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "\t//evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://testserver@evil.example/",
        "https://testserver.evil.example/",
        "/\x00/evil",
    ],
)
def test_the_way_back_stays_on_this_site(client, alice, after):
    answer = client.post(SIGN_IN, {"login": alice.email, "password": PASSWORD, "next": after})
    assert answer.status_code in (302, 400)
    where = answer.headers.get("Location", "/")
    assert where.startswith("/")
    assert not where.startswith(("//", "/\\"))


def test_the_way_back_leads_to_the_page_that_was_asked_for(client, alice):
    asked = client.get("/sell/new/").headers["Location"]
    assert asked == f"{SIGN_IN}?next=/sell/new/"
    assert sign_in(client, address=asked).headers["Location"] == "/sell/new/"


def test_signing_out_takes_a_press(client, alice):
    sign_in(client)
    client.get("/accounts/logout/")
    assert is_in(client)
    assert client.post("/accounts/logout/").headers["Location"] == "/"
    assert not is_in(client)


@pytest.mark.parametrize("address", [SIGN_IN, "/accounts/signup/", "/accounts/password/reset/"])
def test_a_form_without_its_mark_is_sent_back_with_a_way_on(alice, address):
    client = Client(enforce_csrf_checks=True)
    page = client.post(address, {"login": alice.email, "password": PASSWORD, "email": alice.email})
    assert page.status_code == 403
    assert "Please send the form again" in page.content.decode()
    assert not is_in(client)


def test_the_session_cookie_is_not_for_scripts_or_other_sites(client, alice):
    cookie = sign_in(client).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
