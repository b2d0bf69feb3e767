"""A new password by letter: once, for the owner, and nobody learns who is here."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from listings.letters.models import Letter
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

RESET = "/accounts/password/reset/"
NEW = "another-long-password"


@pytest.fixture
def alice():
    person = UserFactory(email="alice@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def link(client):
    client.post(RESET, {"email": "alice@example.org"})
    text = Letter.objects.order_by("-pk").first().text
    (path,) = re.findall(r"http://testserver(/accounts/password/reset/key/\S+)", text)
    return path


def choose(client, path, password=NEW):
    form = client.get(path, follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else path
    return client.post(where, {"password1": password, "password2": password})


def test_the_owner_chooses_a_new_password(client, alice):
    assert choose(client, link(client)).status_code == 302
    alice.refresh_from_db()
    assert alice.check_password(NEW)
    fresh = Client()
    fresh.post("/accounts/login/", {"login": alice.email, "password": NEW})
    assert "_auth_user_id" in fresh.session


def test_the_link_works_once(client, alice):
    path = link(client)
    choose(client, path)
    again = Client()
    page = again.get(path, follow=True)
    assert "already been used" in page.content.decode()
    assert RESET in page.content.decode(), "with the way to a new one"
    choose(again, path, "third-long-password")
    alice.refresh_from_db()
    assert alice.check_password(NEW)


def test_a_new_password_ends_the_other_sessions(client, alice):
    other = Client()
    other.force_login(alice)
    choose(client, link(client))
    assert other.get("/sell/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("change", [-2, 20])
def test_a_link_with_one_letter_changed_is_refused(client, alice, change):
    path = link(client)
    place = path.index("/key/") + 5 + change if change > 0 else len(path) + change
    bad = path[:place] + ("x" if path[place] != "x" else "y") + path[place + 1 :]
    page = Client().get(bad, follow=True)
    assert "already been used" in page.content.decode() or page.status_code == 404
    choose(Client(), bad)
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


@pytest.mark.parametrize(
    "address", ["/accounts/password/reset/key/1-set-password/", "/accounts/password/reset/key/x-y/"]
)
def test_an_address_without_its_letter_changes_nothing(client, alice, address):
    choose(client, address)
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_known_and_unknown_addresses_are_answered_alike(client, alice):
    answers = [
        client.post(RESET, {"email": email}) for email in ("alice@example.org", "no@example.org")
    ]
    assert {(one.status_code, one.headers["Location"]) for one in answers} == {
        (302, "/accounts/password/reset/done/")
    }


@pytest.mark.parametrize(
    "typed", ["a@b", "", "alice@example.org\r\nBcc: x@y.example", "alice\x00@example.org"]
)
def test_what_is_no_address_is_said_at_the_field(client, alice, typed):
    page = client.post(RESET, {"email": typed})
    assert page.status_code == 200
    assert page.context["form"].errors["email"]
    assert not Letter.objects.exists()


def test_a_weak_password_is_refused_and_the_link_stays_good(client, alice):
    path = link(client)
    page = choose(client, path, "password1")
    assert "too common" in str(page.context["form"].errors)
    assert choose(client, path).status_code == 302


@pytest.mark.parametrize("headers", [{"HTTP_X_FORWARDED_HOST": "evil.example"}])
def test_the_letter_names_only_our_own_host(client, alice, headers):
    client.post(RESET, {"email": alice.email}, **headers)
    assert "evil.example" not in Letter.objects.get().text


def test_a_foreign_host_gets_no_letter_written(client, alice):
    page = client.post(RESET, {"email": alice.email}, HTTP_HOST="evil.example")
    assert page.status_code == 400
    assert not Letter.objects.exists()
