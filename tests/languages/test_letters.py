"""Letters are in the language of whom they go to, whoever causes them."""

import uuid

import pytest
from django.urls import reverse
from django.utils import translation

from listings.accounts.models import User
from listings.cars import actions
from listings.inquiries.actions import answer
from listings.inquiries.models import Thread
from listings.letters.models import Letter
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

QUESTION = {"name": "Hanako", "email": "hanako@example.org", "text": "How is it underneath?"}


@pytest.fixture(autouse=True)
def _mail_through_letters(settings):
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"


def letter_to(email):
    return Letter.objects.filter(recipient=email).order_by("-pk").first()


def ask(client, car, **headers):
    form = {**QUESTION, "token": str(uuid.uuid4())}
    return client.post(reverse("ask", args=[car.public_id]), form, headers=headers)


def test_the_switch_sets_the_language_of_letters(client, user):
    client.force_login(user)
    client.post(reverse("language"), {"language": "ja", "next": "/"})
    user.refresh_from_db()
    assert user.language == "ja"


def test_who_signs_up_on_a_japanese_page_gets_japanese_letters(client):
    form = {"email": "taro@example.org", "password1": "a-long-enough-password"}
    client.post(reverse("account_signup"), form, headers={"accept-language": "ja"})
    assert User.objects.get(email="taro@example.org").language == "ja"
    assert "メールアドレス" in letter_to("taro@example.org").text


def test_a_letter_of_the_account_is_in_the_persons_language_not_the_pages(client):
    person = UserFactory(language="ja")
    client.post(
        reverse("account_reset_password"),
        {"email": person.email},
        headers={"accept-language": "en"},
    )
    assert "パスワード" in letter_to(person.email).text


def test_a_seller_who_reads_japanese_is_told_in_japanese_by_english_staff(car, staff, user):
    user.language = "ja"
    user.save()
    with translation.override("en"):
        actions.remove(car, by=staff, reason="Sold elsewhere.")
    told = letter_to(user.email)
    assert told.subject.endswith("の掲載を取りやめました")
    assert "スズキ キャリイ" in told.subject
    assert "Sold elsewhere." in told.text
    assert 'lang="ja"' in told.html


def test_a_visitor_is_answered_in_the_language_of_the_page_the_question_came_from(
    client, car, user
):
    ask(client, car, accept_language="ja")
    thread = Thread.objects.get()
    assert thread.language == "ja"
    assert "ご本人" in letter_to(QUESTION["email"]).text
    with translation.override("en"):
        answer(thread, text="Clean.", token=uuid.uuid4(), by=user)
    assert "回答" in letter_to(QUESTION["email"]).subject
    assert "answer" not in letter_to(QUESTION["email"]).text.lower()


def test_the_latest_page_counts(client, car):
    for accepted in ("ja", "en"):
        ask(client, car, accept_language=accepted)
    assert Thread.objects.get().language == "en"


def test_the_sellers_letter_about_a_japanese_question_is_english(client, car, user):
    buyer = UserFactory(language="ja", name="Hanako")
    client.force_login(buyer)
    ask(client, car, accept_language="ja")
    assert letter_to(user.email).subject.startswith("Hanako asks about the")


def test_a_member_is_answered_in_the_language_of_the_account(client, car, user):
    buyer = UserFactory(language="ja", name="Hanako")
    client.force_login(buyer)
    ask(client, car, accept_language="en")
    answer(Thread.objects.get(), text="Clean.", token=uuid.uuid4(), by=user)
    assert "回答" in letter_to(buyer.email).subject
