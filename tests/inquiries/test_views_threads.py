"""Conversations: seen by their two sides only, and each message written once."""

import threading
import uuid

import pytest
from django.db import connection

from listings.dealers.models import Membership
from listings.inquiries import actions
from listings.inquiries.models import Message, Thread
from listings.inquiries.views import THREADS_SHOWN
from tests.cars.steps import everything
from tests.factories import ListingFactory, SellerFactory, UserFactory
from tests.inquiries.asking import ask, letters, link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(client, car, stranger):
    """A question by somebody who is signed in, delivered."""
    client.force_login(stranger)
    ask(client, car)
    client.logout()
    return Thread.objects.get()


def page(thread):
    return f"/messages/{thread.key}/"


def say(client, thread, text="It is.", **changes):
    return client.post(page(thread), {"text": text, "token": str(uuid.uuid4()), **changes})


def member(seller, role):
    return Membership.objects.create(seller=seller, user=UserFactory(), role=role).user


@pytest.mark.parametrize("role", ["owner", "manager", "sales"])
def test_each_role_of_the_team_answers(client, talk, car, stranger, role):
    person = car.seller.memberships.get().user if role == "owner" else member(car.seller, role)
    client.force_login(person)
    assert say(client, talk).headers["Location"] == page(talk)
    answer = Message.objects.get(by_buyer=False)
    assert (answer.author, answer.text) == (person, "It is.")
    assert answer.delivered_at
    talk.refresh_from_db()
    assert talk.answered_at == answer.delivered_at
    (letter,) = letters("answer")
    assert letter.recipient == stranger.email
    assert letter.subject == f"{car.seller.name} answered about the 2001 Suzuki Carry"
    assert link_in(letter) == page(talk)
    assert person.email not in letter.text + letter.reply_to


def test_the_buyer_writes_again_and_the_team_is_told(client, talk, user, stranger):
    client.force_login(stranger)
    assert say(client, talk, "And the frame?").status_code == 302
    assert Message.objects.filter(by_buyer=True).count() == 2
    assert [letter.recipient for letter in letters("question")] == [user.email] * 2
    talk.refresh_from_db()
    assert talk.answered_at is None


def test_an_answer_to_a_buyer_without_account_leads_to_the_car(client, car, user):
    ask(client, car)
    client.post(link_in(letters("confirm")[0]))
    client.force_login(user)
    say(client, Thread.objects.get())
    (letter,) = letters("answer")
    assert link_in(letter) == car.get_absolute_url()


def outsiders(seller):
    gone = member(seller, "manager")
    gone.memberships.all().delete()
    return [UserFactory(), SellerFactory().memberships.get().user, gone]


def test_a_stranger_finds_no_conversation_and_changes_nothing(client, talk, car):
    for person in outsiders(car.seller):
        client.force_login(person)
        before = everything()
        assert client.get(page(talk)).status_code == 404
        assert say(client, talk).status_code == 404
        assert client.get("/messages/").context["threads"].count() == 0
        assert everything() == before
    client.logout()
    assert client.get(page(talk)).headers["Location"].startswith("/accounts/login/?next=")
    assert say(client, talk).headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("key", [uuid.uuid4(), "nonsense", "1"])
def test_a_conversation_that_is_not_there_is_not_found(client, user, key):
    client.force_login(user)
    assert client.get(f"/messages/{key}/").status_code == 404


def test_a_question_not_confirmed_is_on_no_page_of_the_seller(client, car, user):
    ask(client, car, text="MARKER")
    thread = Thread.objects.get()
    client.force_login(user)
    assert "MARKER" not in client.get("/messages/").content.decode()
    assert client.get("/messages/").context["threads"].count() == 0
    assert client.get(page(thread)).status_code == 404
    assert say(client, thread).status_code == 404


def test_a_second_question_not_confirmed_hides_in_an_open_conversation(client, car, user):
    ask(client, car)
    client.post(link_in(letters("confirm")[0]))
    ask(client, car, text="MARKER")
    client.force_login(user)
    text = client.get(page(Thread.objects.get())).content.decode()
    assert "Is the bed straight?" in text
    assert "MARKER" not in text


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "required"), (" \n", "required"), ("x" * 5_001, "at most 5000"), ("a\x00", "ull char")],
)
def test_a_slip_is_said_at_the_field_and_the_text_stays(client, talk, user, typed, words):
    client.force_login(user)
    before = everything()
    answer = say(client, talk, typed)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert words in form.errors["text"][0]
    assert form["text"].value() == typed
    assert "Is the bed straight?" in answer.content.decode(), "the conversation stays in sight"
    assert everything() == before
    assert client.post(page(talk), {}).status_code == 422


def test_the_eleventh_message_within_a_minute_waits(client, talk, user):
    client.force_login(user)
    for n in range(10):
        assert say(client, talk, f"Line {n}").status_code == 302
    answer = say(client, talk, "My eleventh line")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "My eleventh line" in answer.content.decode()
    assert Message.objects.filter(by_buyer=False).count() == 10


def test_a_double_click_is_one_message_and_one_letter(client, talk, car, user, stranger):
    client.force_login(user)
    token = str(uuid.uuid4())
    for _n in range(2):
        assert say(client, talk, token=token).headers["Location"] == page(talk)
    assert Message.objects.filter(by_buyer=False).count() == 1
    assert len(letters("answer")) == 1
    client.force_login(stranger)
    token = str(uuid.uuid4())
    for _n in range(2):
        assert ask(client, car, text="Again?", token=token).status_code == 302
    assert Message.objects.filter(text="Again?").count() == 1
    assert len(letters("question")) == 2


def test_other_words_after_the_way_back_are_a_message_of_their_own(client, car):
    token = str(uuid.uuid4())
    ask(client, car, token=token, email="wrong@example.org")
    ask(client, car, token=token, email="right@example.org")
    assert [letter.recipient for letter in letters("confirm")] == [
        "wrong@example.org",
        "right@example.org",
    ]
    ask(client, car, token=token, email="wrong@example.org", text="Corrected.")
    assert Message.objects.count() == 3


def test_a_form_without_its_token_still_sends(client, car):
    assert ask(client, car, token="").status_code == 302
    assert Message.objects.count() == 1


def test_a_removed_buyer_leaves_the_words(client, talk, stranger):
    stranger.delete()
    talk.refresh_from_db()
    assert talk.buyer is None
    assert talk.messages.count() == 1


def test_the_inbox_costs_the_same_for_one_and_for_many(
    client, car, user, django_assert_max_num_queries
):
    threads = [
        Thread(
            listing=car, buyer_name="B", buyer_email=f"{n}@example.org", confirmed_at=car.listed_at
        )
        for n in range(THREADS_SHOWN + 5)
    ]
    Thread.objects.bulk_create(threads)
    client.force_login(user)
    with django_assert_max_num_queries(6):
        shown = client.get("/messages/").context["threads"]
    assert len(shown) == THREADS_SHOWN


def at_once(act, times=4):
    """Do an act several times at the same moment; answers what was raised."""
    start, wrong = threading.Barrier(times), []

    def run():
        try:
            start.wait()
            act()
        except Exception as error:  # noqa: BLE001 - the test looks at whatever was raised
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_are_one_question():
    car, buyer, token = ListingFactory(), UserFactory(), uuid.uuid4()
    said = {"name": "Bea", "email": buyer.email, "text": "Straight?", "token": token, "user": buyer}
    assert at_once(lambda: actions.ask(car, **said)) == []
    assert (Thread.objects.count(), Message.objects.count(), len(letters())) == (1, 1, 1)
    thread = Thread.objects.get()
    answer = {"text": "Yes.", "token": uuid.uuid4(), "by": car.seller.memberships.get().user}
    assert at_once(lambda: actions.answer(thread, **answer)) == []
    assert Message.objects.filter(by_buyer=False).count() == 1
    assert len(letters("answer")) == 1


@pytest.mark.django_db(transaction=True)
def test_presses_at_the_same_moment_deliver_once(client):
    car = ListingFactory()
    ask(client, car)
    token = link_in(letters("confirm")[0]).split("/")[-2]
    assert at_once(lambda: actions.confirm(token)) == []
    assert len(letters("question")) == 1
    assert Message.objects.get().delivered_at
