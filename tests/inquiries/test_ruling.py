"""N19 AC1: a question of law has the rule's own answer above that of any person."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from listings.cars.models import Claim, Listing
from listings.inquiries.models import Message, Thread
from listings.states import actions as states
from listings.states import answers
from tests.cars.steps import everything
from tests.factories import ClaimFactory, ListingFactory, UserFactory
from tests.inquiries.asking import BUYER, ask, letters, link_in, question
from tests.inquiries.conversing import (
    STATUTE,
    answer_by,
    ask_about_law,
    page,
    question_by,
    question_by_letter,
    read_by,
)
from tests.states.making import editor, publisher, record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_november")]

TITLE = "What the rule says"
NOT_CLEAR = "It is not clear whether you may register it"


@pytest.fixture
def _in_november():
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def car(user, seller):
    """A truck that is old enough on 1 December 2026, by a plate that staff have seen."""
    car = ListingFactory(
        seller=seller,
        eligible_earliest=date(2026, 12, 1),
        eligible_safe=date(2026, 12, 1),
        eligible_level="A",
    )
    checked = {"checked_at": datetime(2026, 11, 1, tzinfo=UTC), "checked_by": user}
    ClaimFactory(listing=car, value="2001-12-01", said_by=user, **checked)
    return car


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_n19_ac1_the_form_asks_what_it_is_about_and_takes_the_car_for_granted(client, car):
    for address in (car.get_absolute_url(), f"/ask/{car.public_id}/"):
        text = text_of(client.get(address))
        assert "What is it about?" in text
        assert 'name="topic" value="car"' in text
        assert 'name="topic" value="legality"' in text
    ask(client, car)
    assert Message.objects.get().topic == "car"
    assert Thread.objects.get().topic == "car"


@pytest.mark.parametrize("topic", ["car", "price", "legality"])
def test_n19_ac1_the_thread_keeps_the_topic(client, car, stranger, topic):
    client.force_login(stranger)
    ask(client, car, topic=topic)
    assert Thread.objects.get().topic == topic


@pytest.mark.parametrize("topic", ["law", "CAR", "\x00", "x" * 300])
def test_a_topic_that_is_none_is_said_at_its_field(client, car, topic):
    before = everything()
    answer = client.post(f"/ask/{car.public_id}/", question(topic=topic))
    assert answer.status_code == 422
    assert set(answer.context["question_form"].errors) == {"topic"}
    assert "Is the bed straight?" in answer.content.decode()
    assert everything() == before


def test_n19_ac1_the_rule_stands_above_the_answers_for_both_sides(client, car, user, stranger):
    thread = question_by(client, stranger, car)
    answer_by(client, user, thread)
    for person in (stranger, user):
        text = read_by(client, person, thread)
        assert text.index(TITLE) < text.index("Legal everywhere, trust me.")
        assert "On 22 Nov 2026" in text
        assert "From 1 Dec 2026" in text
        assert "the car is not old enough on any of the possible build dates" in text
        assert "A: build plate, checked by staff" in text
        assert STATUTE in text
        assert "On the road in Colorado?" in text
        assert NOT_CLEAR in text
        assert "From 1 July 2027" in text
        assert "Not legal advice." in text


def test_n19_ac1_another_question_has_no_rule_above_it(client, car, user, stranger):
    client.force_login(stranger)
    answer = ask(client, car, topic="price")
    assert TITLE not in text_of(client.get(answer.headers["Location"]))
    assert TITLE not in read_by(client, user, Thread.objects.get())
    assert TITLE not in letters("question")[0].text


def test_n19_ac1_the_rule_is_shown_right_after_asking(client, car):
    answer = ask_about_law(client, car)
    assert answer.headers["Location"] == f"/ask/{car.public_id}/sent/?about=legality"
    text = text_of(client.get(answer.headers["Location"], headers={"cookie": "state=CO"}))
    assert "confirm your address" in text
    assert TITLE in text
    assert NOT_CLEAR in text
    link = link_in(letters("confirm")[0])
    for shown in (client.get(link), client.post(link)):
        text = text_of(shown)
        assert TITLE in text
        assert "On the road in Colorado?" in text


def test_n19_ac1_letters_bring_the_rule_along(client, car, user):
    thread = question_by_letter(client, car)
    answer_by(client, user, thread)
    for kind in ("confirm", "question", "answer"):
        (letter,) = letters(kind)
        assert TITLE in letter.text
        assert "May it come in? From 1 Dec 2026." in letter.text
        assert STATUTE in letter.text
        assert "On the road in Colorado? Not clear." in letter.text
        assert "https://" in letter.text
        assert "Not legal advice." in letter.html
    assert letter.text.index(TITLE) < letter.text.index("Legal everywhere, trust me.")


def test_each_letter_tells_the_rule_in_its_readers_language(client, car, user, stranger):
    user.language = "ja"
    user.save()
    question_by(client, stranger, car)
    (letter,) = letters("question")
    assert "2026年12月1日から" in letter.text
    assert "From 1 Dec 2026" not in letter.text


def test_n19_ac1_without_a_state_the_asker_is_told_to_choose_one(client, car, user, stranger):
    thread = question_by(client, stranger, car, state=None)
    text = read_by(client, stranger, thread)
    assert "Choose your state." in text
    assert 'name="state"' in text
    text = read_by(client, user, thread)
    assert "the asker has not chosen one" in text
    assert 'id="my-state"' not in text
    assert "Choose your state. http://testserver/us/" in letters("question")[0].text


def test_the_seller_reads_the_rule_of_the_askers_state_not_of_his_own(client, car, user, stranger):
    thread = question_by(client, stranger, car)
    client.cookies["state"] = "TX"
    assert "On the road in Colorado?" in read_by(client, user, thread)
    client.cookies["state"] = "TX"
    assert "On the road in Texas?" in read_by(client, stranger, thread), "the asker chose anew"


def test_a_state_chosen_later_reaches_the_seller_with_the_next_message(client, car, user, stranger):
    thread = question_by(client, stranger, car, state=None)
    client.force_login(stranger)
    client.cookies["state"] = "TX"
    client.post(page(thread), {"text": "I live in Texas."})
    client.logout()
    assert "On the road in Texas?" in read_by(client, user, thread)
    assert thread.messages.count() == 2


def test_n19_ac1_the_answer_follows_the_day_and_the_facts(client, car, user, stranger):
    thread = question_by(client, stranger, car)
    with time_machine.travel(datetime(2026, 12, 1, 20, tzinfo=UTC)):
        text = read_by(client, user, thread)
    assert "Legal now" in text
    assert "On 1 Dec 2026" in text
    Claim.objects.filter(listing=car).update(withdrawn_at=datetime(2026, 11, 22, tzinfo=UTC))
    Listing.objects.filter(pk=car.pk).update(
        eligible_earliest=None, eligible_safe=None, eligible_level=""
    )
    text = read_by(client, user, thread)
    assert "Date not known" in text
    assert "From 1 Dec 2026" not in text


def test_n19_ac1_the_answer_follows_a_changed_rule(client, car, user, stranger):
    thread = question_by(client, stranger, car)
    assert NOT_CLEAR in read_by(client, user, thread)
    proposal = states.propose(
        record("CO", "kei_truck", status="refused"), by=editor(), reason="A bulletin.", voices=[]
    )
    states.publish(
        proposal, by=publisher(), seen=[rule.pk for rule in states.replaced_by(proposal)]
    )
    answers.forget()
    text = read_by(client, user, thread)
    assert "The state does not register it for the road." in text
    assert NOT_CLEAR not in text


def test_a_later_question_of_another_kind_leaves_the_rule_where_it_is(client, car, stranger):
    thread = question_by(client, stranger, car)
    client.force_login(stranger)
    ask(client, car, text="And the bed?")
    thread.refresh_from_db()
    assert thread.topic == "legality"
    assert TITLE in letters("question")[-1].text


def test_a_question_in_anothers_name_changes_no_topic_and_no_state(client, car, stranger):
    client.force_login(stranger)
    ask(client, car)
    client.logout()
    ask_about_law(client, car, email=stranger.email, text="Sold to me?")
    thread = Thread.objects.get()
    assert (thread.topic, thread.state) == ("car", "")
    client.post(link_in(letters("confirm")[0]))
    thread.refresh_from_db()
    assert (thread.topic, thread.state) == ("legality", "CO")


def test_a_bad_link_shows_no_rule(client, car):
    ask_about_law(client, car, email=BUYER)
    assert TITLE not in text_of(client.get("/messages/confirm/nonsense/"))


def test_strangers_read_no_rule_of_a_conversation(client, car, stranger):
    thread = question_by(client, stranger, car)
    client.force_login(UserFactory())
    assert client.get(page(thread)).status_code == 404


@pytest.mark.parametrize("status", ["sold", "ended"])
def test_n19_ac4_an_ended_listing_takes_no_question_and_its_price_data_stay(
    client, user, stranger, status
):
    car = ListingFactory(seller__owner=user)
    thread = question_by(client, stranger, car)
    Listing.objects.filter(pk=car.pk).update(status=status)
    before = list(Listing.objects.values()), list(Message.objects.values())
    client.force_login(stranger)
    answer = ask(client, car, topic="legality", text="I heard its title is bad.")
    assert answer.status_code == (422 if status == "sold" else 404)
    shown = client.get(car.get_absolute_url())
    assert f'action="/ask/{car.public_id}/"' not in shown.content.decode()
    assert (list(Listing.objects.values()), list(Message.objects.values())) == before
    client.post(page(thread), {"text": "I heard its title is bad."})
    assert list(Listing.objects.values()) == before[0], "what the two write is between them"
    assert "its title is bad" not in client.get(car.get_absolute_url()).content.decode()
