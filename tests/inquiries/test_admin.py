"""Staff at the desk: they say what a question is about, and decide on flagged answers (N19)."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.utils import timezone

from listings.accounts.models import Act
from listings.inquiries import actions
from listings.inquiries.models import MessageFlag, Thread
from tests.cars.steps import everything
from tests.factories import UserFactory
from tests.inquiries.asking import ask, letters
from tests.inquiries.conversing import (
    answer_by,
    flag_address,
    question_by,
    question_by_letter,
    read_by,
)

pytestmark = pytest.mark.django_db

REASON = "Colorado registers no kei truck before July 2027."
FOUND = "This contradicts the rule, our staff found."
TITLE = "What the rule says"


@pytest.fixture
def flag(reply, stranger):
    return actions.flag(reply, by=stranger)


@pytest.fixture
def judge(db):
    """Staff who may decide on flags and nothing else."""
    person = UserFactory(is_staff=True)
    rights = ("view_messageflag", "change_messageflag")
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person


def desk(flag, act=""):
    return f"/admin/listings/messageflag/{flag.pk}/{act}"


def decide(client, person, flag, **typed):
    client.force_login(person)
    data = {"upheld": "yes", "reason": REASON, **typed}
    answer = client.post(desk(flag, "resolve/"), data)
    client.logout()
    return answer


def test_n19_ac2_it_enters_the_staffs_queue(client, flag, judge):
    client.force_login(judge)
    (pile,) = client.get("/admin/").context["waiting"]
    assert (pile.count, str(pile.label)) == ("1", "answers to compare with the rule")
    rows = client.get(pile.url).context["cl"].result_list
    assert list(rows) == [flag]
    text = client.get(desk(flag, "change/")).content.decode()
    assert "Legal everywhere, trust me." in text
    assert "On the road in Colorado?" in text


def test_n19_ac2_upheld_the_answer_stands_with_a_note_beside_it(
    client, flag, reply, judge, user, stranger
):
    also = actions.flag(reply, by=user)
    assert decide(client, judge, flag).status_code == 302
    for one in (flag, also):
        one.refresh_from_db()
        assert (one.upheld, one.reason, one.resolved_by) == (True, REASON, judge)
        act = Act.objects.get(object_kind="messageflag", object_id=one.pk)
        assert (act.verb, act.actor, act.reason) == ("flag upheld", judge, REASON)
    for person in (stranger, user):
        text = read_by(client, person, reply.thread)
        assert text.index("Legal everywhere, trust me.") < text.index(FOUND)
        assert REASON in text
        assert flag_address(reply) not in text
    told = letters("correction")
    assert sorted(letter.recipient for letter in told) == sorted([stranger.email, user.email])
    assert all(REASON in letter.text for letter in told)
    assert not MessageFlag.objects.open().exists()


def test_n19_ac2_dismissed_only_who_flagged_it_reads_why(
    client, flag, reply, judge, user, stranger
):
    assert decide(client, judge, flag, upheld="no", reason="It names the date.").status_code == 302
    flag.refresh_from_db()
    assert (flag.upheld, flag.reason) == (False, "It names the date.")
    assert Act.objects.get(object_kind="messageflag").verb == "flag dismissed"
    assert "does not contradict the rule: It names the date." in read_by(
        client, stranger, reply.thread
    )
    text = read_by(client, user, reply.thread)
    assert "It names the date." not in text
    assert FOUND not in text
    assert letters("correction") == []


def test_an_asker_without_an_account_hears_of_a_correction(client, car, user, judge):
    reply = answer_by(client, user, question_by_letter(client, car))
    decide(client, judge, actions.flag(reply, by=None))
    letter = next(one for one in letters("correction") if one.recipient != user.email)
    assert REASON in letter.text
    assert "Legal everywhere, trust me." in letter.text
    assert letter.text.rstrip().endswith(car.get_absolute_url())


def test_the_second_of_two_colleagues_decides_nothing(client, flag, judge, staff):
    decide(client, judge, flag)
    client.force_login(staff)
    answer = client.post(
        desk(flag, "resolve/"), {"upheld": "no", "reason": "I differ."}, follow=True
    )
    assert "Somebody else decided on this by now." in answer.content.decode()
    flag.refresh_from_db()
    assert (flag.upheld, flag.reason) == (True, REASON)
    assert Act.objects.filter(object_kind="messageflag").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"reason": ""}, "reason", "Say why, in words."),
        ({"reason": " \n"}, "reason", "Say why, in words."),
        ({"reason": "x" * 1_001}, "reason", "at most 1000"),
        ({"reason": "a\x00"}, "reason", "ull character"),
        ({"upheld": ""}, "upheld", "required"),
        ({"upheld": "perhaps"}, "upheld", "perhaps"),
    ],
)
def test_a_decision_with_a_slip_decides_nothing(client, flag, judge, typed, field, words):
    before = everything()
    answer = decide(client, judge, flag, **typed)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert words in form.errors[field][0]
    assert form["reason"].value() == typed.get("reason", REASON)
    flag.refresh_from_db()
    assert flag.resolved_at is None
    assert everything() == before


def test_only_staff_with_the_right_decide(client, flag, stranger, user):
    looker = UserFactory(is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename="view_messageflag"))
    for person, status in ((stranger, 302), (user, 302), (looker, 403)):
        assert decide(client, person, flag).status_code == status
    client.force_login(looker)
    assert "Decide</button>" not in client.get(desk(flag, "change/")).content.decode()
    assert client.post(desk(flag, "change/"), {"upheld": "yes"}).status_code == 405
    assert client.get(desk(flag, "resolve/")).status_code == 403
    flag.refresh_from_db()
    assert flag.resolved_at is None


@pytest.mark.parametrize("queue", ["open", "upheld", "dismissed", "", "nonsense"])
def test_the_queues_of_flags(client, reply, flag, judge, user, queue):
    decide(client, judge, flag, upheld="no")
    waits = actions.flag(reply, by=user)
    client.force_login(judge)
    answer = client.get(f"/admin/listings/messageflag/?queue={queue}")
    shown = set(answer.context["cl"].result_list)
    both = {waits, flag}
    assert shown == {"open": {waits}, "upheld": set(), "dismissed": {flag}}.get(queue, both)


@pytest.mark.parametrize(
    "half",
    [{"resolved_at": timezone.now()}, {"upheld": True}, {"reason": "Because."}],
)
def test_the_database_refuses_half_a_decision(flag, half):
    with pytest.raises(IntegrityError):
        MessageFlag.objects.filter(pk=flag.pk).update(**half)


def test_n19_ac1_staff_set_the_topic(client, car, staff, stranger):
    client.force_login(stranger)
    ask(client, car)
    thread = Thread.objects.get()
    address = f"/admin/listings/thread/{thread.pk}/topic/"
    client.force_login(staff)
    assert address in client.get(f"/admin/listings/thread/{thread.pk}/change/").content.decode()
    for _n in range(2):
        assert client.post(address, {"topic": "legality"}).status_code == 302
    thread.refresh_from_db()
    assert thread.topic == "legality"
    act = Act.objects.get(object_kind="thread")
    assert (act.verb, act.actor) == ("topic set", staff)
    assert (act.before, act.after) == ({"topic": "car"}, {"topic": "legality"})
    client.logout()
    assert TITLE in read_by(client, stranger, thread)


@pytest.mark.parametrize("typed", [{}, {"topic": ""}, {"topic": "law"}, {"topic": "\x00"}])
def test_staff_who_choose_no_topic_change_nothing(client, car, staff, stranger, typed):
    thread = question_by(client, stranger, car)
    client.force_login(staff)
    before = everything()
    answer = client.post(f"/admin/listings/thread/{thread.pk}/topic/", typed, follow=True)
    assert "Choose one of the topics." in answer.content.decode()
    assert everything() == before


def test_the_topic_is_set_by_post_and_by_staff_with_the_right_only(client, car, stranger, staff):
    thread = question_by(client, stranger, car)
    address = f"/admin/listings/thread/{thread.pk}/topic/"
    looker = UserFactory(is_staff=True)
    for person, status in ((None, 302), (stranger, 302), (looker, 403)):
        if person:
            client.force_login(person)
        assert client.post(address, {"topic": "car"}).status_code == status
        client.logout()
    client.force_login(staff)
    assert client.get(address).status_code == 405
    thread.refresh_from_db()
    assert thread.topic == "legality"
