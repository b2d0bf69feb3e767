"""Signing up: one mailbox is one person, and nobody learns who is here already."""

import re
import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client

from listings.accounts.models import User
from listings.letters.models import Letter
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SIGN_UP = "/accounts/signup/"
ALICE = "alice@example.org"


def sign_up(client, email=ALICE, password=PASSWORD, **more):
    return client.post(SIGN_UP, {"email": email, "password1": password, **more})


def link_in(letter):
    (path,) = re.findall(r"http://testserver(/accounts/\S+)", letter.text)
    return path


def test_a_person_signs_up_confirms_by_a_press_and_is_signed_in(client):
    assert sign_up(client).headers["Location"] == "/accounts/confirm-email/"
    person = User.objects.get()
    assert (person.email, person.is_staff) == (ALICE, False)
    assert client.get("/sell/").status_code == 302, "not before the address is confirmed"
    (letter,) = Letter.objects.all()
    assert letter.recipient == ALICE
    link = link_in(letter)
    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified, "a scanner that follows links confirms nothing"
    assert client.post(link).status_code == 302
    assert EmailAddress.objects.get().verified
    assert client.get("/sell/").headers["Location"] == "/sell/setup/"


def test_a_link_of_another_form_confirms_nothing(client):
    sign_up(client)
    link = link_in(Letter.objects.get())
    bad = link[:-3] + "xx/"
    assert client.post(bad).status_code in (302, 404)
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize("typed", [ALICE, "ALICE@Example.org", " alice@example.org "])
def test_an_address_that_is_here_is_answered_like_a_new_one_and_its_owner_told(client, typed):
    UserFactory(email=ALICE)
    fresh = Client()
    known, new = sign_up(client, typed), sign_up(fresh, "new@example.org")
    assert (known.status_code, known.headers["Location"]) == (
        new.status_code,
        new.headers["Location"],
    )
    pages = [one.get(known.headers["Location"]).content for one in (client, fresh)]
    plain = [re.sub(rb'value="[^"]{64}"|(alice|new)@example.org', b"", page) for page in pages]
    assert plain[0] == plain[1]
    assert User.objects.filter(email=ALICE).count() == 1
    letter = Letter.objects.get(recipient=ALICE)
    assert "already" in letter.text.lower()


@pytest.mark.parametrize(
    ("email", "password", "field", "words"),
    [
        ("a@b", PASSWORD, "email", "valid email"),
        ("", PASSWORD, "email", "required"),
        ("alice@example.org\r\nBcc: x@y.example", PASSWORD, "email", "valid email"),
        ("a\x00@example.org", PASSWORD, "email", "ull character|valid email"),
        ("a" * 300 + "@example.org", PASSWORD, "email", "valid email"),
        (ALICE, "", "password1", "required"),
        (ALICE, "short7!", "password1", "too short"),
        (ALICE, "password1", "password1", "too common"),
        (ALICE, "1234567890123", "password1", "entirely numeric|too common"),
        (ALICE, "alice@example.org", "password1", "too similar"),
        (ALICE, "long enough \x00 it is", "password1", "ull character"),
    ],
)
def test_a_slip_is_said_at_its_field_and_nobody_is_made(client, email, password, field, words):
    page = sign_up(client, email, password)
    assert page.status_code == 200
    form = page.context["form"]
    assert any(word in form.errors[field][0] for word in words.split("|")), form.errors
    assert list(form.errors) == [field]
    assert form["email"].value() == email
    assert PASSWORD not in page.content.decode()
    assert not User.objects.exists()
    assert not Letter.objects.exists()


def test_a_password_of_words_spaces_and_emoji_is_kept_exactly(client):
    password = ("correct horse 🐎 バッテリー " * 8)[:128].strip()
    sign_up(client, password=password)
    person = User.objects.get()
    assert person.check_password(password)
    assert not person.check_password(password + " ")


def test_a_password_of_a_megabyte_is_refused_at_the_door(client):
    assert sign_up(client, password="x" * 1_000_001).status_code == 400
    assert not User.objects.exists()


def test_rights_are_not_signed_up_for(client):
    sign_up(client, is_staff="1", is_superuser="1", is_active="0", name="x", id="1")
    person = User.objects.get()
    assert (person.is_staff, person.is_superuser, person.is_active) == (False, False, True)


@pytest.mark.django_db(transaction=True)
def test_sign_ups_of_one_address_at_once_make_one_person():
    start, statuses = threading.Barrier(4), []

    def run():
        client = Client(raise_request_exception=False)
        try:
            start.wait()
            statuses.append(sign_up(client).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.count() == 1
    assert statuses == [302] * 4
