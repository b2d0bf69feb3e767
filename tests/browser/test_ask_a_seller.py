"""A visitor without an account asks about a car; the seller reads it and answers."""

import pytest

from listings.inquiries.models import Thread
from listings.letters.models import Letter

from .person import link_mailed_to

pytestmark = pytest.mark.browser

QUESTION = "Is the underside dry? I come from Ohio & could look at it."
ANSWER = "Dry, and you are welcome."


def test_a_question_reaches_the_seller_and_the_answer_comes_back(person, person_at, market):
    buyer = f"{person.screen}@kei-buyer.example"
    ask(person, market.car, buyer)
    assert not Letter.objects.filter(subject__contains="asks about", text__contains=buyer).exists()
    thread = Thread.objects.get(buyer_email=buyer)
    assert thread.confirmed_at is None
    confirm(person, buyer)
    thread.refresh_from_db()
    seller = person_at(person.screen)
    seller.sign_in(market.seller.memberships.get().user)
    answer(seller, thread)
    letter = Letter.objects.filter(recipient=buyer).latest("pk")
    assert ANSWER in letter.text
    assert market.car.get_absolute_url() in letter.text


def ask(person, car, buyer):
    person.open(car.get_absolute_url())
    person.type(name="Bea", email="bea at home", text=QUESTION)
    person.press("Send the question")
    person.look()
    assert "valid email" in person.error_at("email")
    assert person.field("text").input_value() == QUESTION
    person.type(email=buyer)
    person.press("Send the question")
    person.look()
    assert "confirm your address" in person.page.locator("h1").inner_text()


def confirm(person, buyer):
    person.open(link_mailed_to(buyer))
    person.look()
    person.press("Send it to the seller")
    person.look()
    assert "on its way" in person.page.locator("h1").inner_text()


def answer(seller, thread):
    seller.open("/messages/")
    seller.look()
    seller.page.locator(f"a[href*='{thread.key}']").click()
    seller.page.wait_for_url(f"**/{thread.key}/")
    seller.look()
    assert QUESTION in seller.page.locator("main").inner_text()
    seller.type(text=ANSWER)
    seller.press("Send")
    seller.look()
    assert ANSWER in seller.page.locator("main").inner_text()
