"""N19 AC2: either side says that an answer contradicts the rule; staff decide with a reason."""

import pytest

from listings.dealers.models import Membership
from listings.inquiries import actions
from listings.inquiries.models import Message, MessageFlag
from tests.factories import ListingFactory, SellerFactory, UserFactory
from tests.inquiries.asking import ask, letters, link_in
from tests.inquiries.conversing import (
    answer_by,
    flag_address,
    page,
    question_by,
    question_by_letter,
    read_by,
)
from tests.inquiries.test_views_threads import at_once

pytestmark = pytest.mark.django_db


def test_n19_ac2_buyer_and_seller_flag_an_answer_once_each(client, reply, user, stranger):
    for person in (stranger, user):
        client.force_login(person)
        for _n in range(2):
            answer = client.post(flag_address(reply))
            assert answer.headers["Location"] == f"{page(reply.thread)}#m{reply.pk}"
        assert "You flagged this answer; our staff look at it." in read_by(
            client, person, reply.thread
        )
    flags = MessageFlag.objects.order_by("pk").values_list("by", "by_asker", "resolved_at")
    assert list(flags) == [(stranger.pk, True, None), (user.pk, False, None)]


def test_a_person_who_changed_sides_flags_an_answer_once(reply, user):
    actions.flag(reply, by=user)
    reply.thread.buyer = user
    reply.thread.save(update_fields=["buyer"])
    again = actions.flag(Message.objects.get(pk=reply.pk), by=user)
    assert [flag.pk for flag in MessageFlag.objects.all()] == [again.pk]


def test_an_answer_to_a_question_of_any_topic_can_be_flagged(client, car, user, stranger):
    client.force_login(stranger)
    ask(client, car)
    thread = car.threads.get()
    reply = answer_by(client, user, thread)
    assert flag_address(reply) in read_by(client, stranger, thread)
    client.force_login(stranger)
    client.post(flag_address(reply))
    assert MessageFlag.objects.count() == 1


def test_a_question_cannot_be_flagged(client, reply, stranger):
    asked = Message.objects.get(by_buyer=True)
    assert flag_address(asked) not in read_by(client, stranger, asked.thread)
    client.force_login(stranger)
    assert client.post(flag_address(asked)).status_code == 404
    assert not MessageFlag.objects.exists()


def test_strangers_flag_nothing(client, reply):
    gone = UserFactory()
    Membership.objects.create(seller=reply.thread.listing.seller, user=gone, role="sales").delete()
    for person in (UserFactory(), SellerFactory().memberships.get().user, gone):
        client.force_login(person)
        assert client.post(flag_address(reply)).status_code == 404
    client.logout()
    answer = client.post(flag_address(reply))
    assert answer.headers["Location"].startswith("/accounts/login/?next=")
    assert not MessageFlag.objects.exists()


def test_an_answer_is_flagged_in_its_own_conversation_only(client, reply, car, user, stranger):
    other = UserFactory()
    client.force_login(other)
    ask(client, car)
    thread = car.threads.exclude(pk=reply.thread_id).get()
    for key, pk in ((thread.key, reply.pk), (reply.thread.key, 10**30), ("nonsense", reply.pk)):
        assert client.post(f"/messages/{key}/flag/{pk}/").status_code == 404
    assert not MessageFlag.objects.exists()


def test_a_look_flags_nothing(client, reply, stranger):
    client.force_login(stranger)
    assert client.get(flag_address(reply)).status_code == 405
    assert not MessageFlag.objects.exists()


def test_n19_ac2_an_asker_without_an_account_flags_by_the_letters_link(client, car, user):
    reply = answer_by(client, user, question_by_letter(client, car))
    (letter,) = letters("answer")
    link = next(
        line.removeprefix("http://testserver")
        for line in letter.text.splitlines()
        if "/messages/flag/" in line
    )
    for _n in range(2):
        text = client.get(link).content.decode()
        assert "Legal everywhere, trust me." in text
        assert "What the rule says" in text
    assert not MessageFlag.objects.exists(), "scanners follow links; a GET does nothing"
    for _n in range(2):
        assert client.post(link).headers["Location"] == link
    flag = MessageFlag.objects.get()
    assert (flag.message, flag.by, flag.by_asker) == (reply, None, True)
    text = client.get(link).content.decode()
    assert "our staff look at it" in text
    assert "It contradicts the rule</button>" not in text


def test_an_answer_on_other_things_brings_no_link_to_flag_it_by(client, car, user):
    ask(client, car)
    client.post(link_in(letters("confirm")[0]))
    answer_by(client, user, car.threads.get())
    assert "/messages/flag/" not in letters("answer")[0].text


@pytest.mark.parametrize("token", ["nonsense", "MQ:1uQ2Qa:zzzz"])
def test_a_link_that_was_never_ours_flags_nothing(client, reply, token):
    assert client.get(f"/messages/flag/{token}/").status_code == 404
    assert client.post(f"/messages/flag/{token}/").status_code == 404
    assert not MessageFlag.objects.exists()


def test_the_link_that_confirms_a_question_flags_nothing(client, car, user):
    answer_by(client, user, question_by_letter(client, car))
    token = link_in(letters("confirm")[0]).split("/")[-2]
    assert client.post(f"/messages/flag/{token}/").status_code == 404
    assert not MessageFlag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_are_one_flag(client):
    car, buyer = ListingFactory(), UserFactory()
    owner = car.seller.memberships.get().user
    reply = answer_by(client, owner, question_by(client, buyer, car))
    assert at_once(lambda: actions.flag(reply, by=buyer)) == []
    assert at_once(lambda: actions.flag(reply, by=None)) == []
    assert MessageFlag.objects.count() == 1


def test_the_flags_of_a_conversation_cost_one_statement(
    client, car, user, stranger, django_assert_max_num_queries
):
    thread = question_by(client, stranger, car)
    counts = []
    for n in range(6):
        answer_by(client, user, thread, f"Answer {n}")
        actions.flag(Message.objects.get(text=f"Answer {n}"), by=user)
        client.force_login(stranger)
        if n in (0, 5):
            with django_assert_max_num_queries(20) as queries:
                client.get(page(thread))
            counts.append(len(queries))
    assert counts[0] == counts[1]
