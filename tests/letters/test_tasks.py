"""Delivering letters: once, refused for good, or again later, over real SMTP."""

import email
from datetime import timedelta
from email.policy import default

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db.models import F

from listings.letters.backend import KEY_HEADER
from listings.letters.models import Letter
from listings.letters.tasks import build
from listings.work.draining import drain_kind
from listings.work.models import WorkItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    message = EmailMultiAlternatives(
        "Grüße & 軽", "Your link: https://secret.example", "Keiport <hello@keiport.example>",
        ["a@example.org"], reply_to=["r@example.org"], headers={KEY_HEADER: "test-1"},
    )  # fmt: skip
    message.attach_alternative("<p>Words.</p>", "text/html")
    message.send()
    return Letter.objects.get()


def deliver():
    WorkItem.objects.update(not_before=F("not_before") - timedelta(hours=7))
    return drain_kind("letter")


def parsed(raw):
    return email.message_from_string(raw, policy=default)


def test_a_letter_goes_out_once_whole_and_its_text_is_emptied(letter, server):
    assert deliver() == 1
    assert deliver() == 0
    ((recipients, raw),) = server.taken
    assert recipients == ["a@example.org"]
    mail = parsed(raw)
    assert (mail["Subject"], mail["To"]) == ("Grüße & 軽", "a@example.org")
    assert (mail["From"], mail["Reply-To"]) == ("Keiport <hello@keiport.example>", "r@example.org")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Your link: https://secret.example"
    assert mail.get_body(("html",)).get_content().strip() == "<p>Words.</p>"
    letter.refresh_from_db()
    assert (letter.state, letter.text, letter.html, letter.problem) == ("sent", "", "", "")
    assert letter.sent_at


def test_a_letter_that_is_sent_is_not_sent_again_by_a_second_order(letter, server):
    deliver()
    WorkItem.objects.update(wanted_rev=F("wanted_rev") + 1)
    assert deliver() == 1
    assert len(server.taken) == 1


def test_a_recipient_refused_for_good_is_failed_and_not_tried_again(letter, server):
    server.answers["RCPT"] = "550 no such mailbox"
    assert deliver() == 1
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert "no such mailbox" in letter.problem
    assert letter.text == ""
    assert deliver() == 0
    assert server.taken == []
    assert not WorkItem.objects.waiting().exists()


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("RCPT", "450 come back later"),
        ("RCPT", "451 grey-listed"),
        ("RCPT", "421 too busy"),
        ("MAIL", "451 try again"),
        ("EHLO", None),
        ("DATA", "451 try again"),
        ("DATA", "554 not in this wording"),
        ("MAIL", None),
    ],
)
def test_anything_else_is_tried_again_and_then_sent(letter, server, command, answer):
    server.answers[command] = answer
    assert deliver() == 1
    letter.refresh_from_db()
    assert (letter.state, bool(letter.text)) == ("due", True)
    item = WorkItem.objects.get()
    assert item.attempts == 1
    assert item.last_error
    assert "secret.example" not in item.last_error
    server.answers.clear()
    assert deliver() == 1
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_a_server_that_is_away_is_tried_again(letter, settings):
    settings.EMAIL_PORT = 1
    deliver()
    letter.refresh_from_db()
    assert letter.state == "due"
    assert "refused" in WorkItem.objects.get().last_error.lower()


def test_a_letter_taken_without_an_answer_goes_again_under_one_message_id(letter, server):
    server.answers["AFTER"] = "drop"
    deliver()
    server.answers.clear()
    deliver()
    first, second = (parsed(raw) for _recipients, raw in server.taken)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@keiport.example>")


def test_the_message_id_is_the_letters_own(letter):
    other = Letter.objects.create(
        key="test-2", recipient="b@example.org", sender="hello@keiport.example", text="x"
    )
    ids = {build(one).extra_headers["Message-ID"] for one in (letter, letter, other)}
    assert len(ids) == 2


def test_work_on_a_letter_that_is_gone_is_done(letter, server):
    letter.delete()
    assert deliver() == 1
    assert server.taken == []
    assert not WorkItem.objects.waiting().exists()


def test_each_recipient_gets_a_letter_that_names_nobody_else(server):
    EmailMessage("Hello", "Words.", to=["a@example.org", "b@example.org"]).send()
    assert deliver() == 2
    assert sorted(recipients for recipients, _raw in server.taken) == [
        ["a@example.org"],
        ["b@example.org"],
    ]
    for recipients, raw in server.taken:
        other = {"a@example.org", "b@example.org"} - set(recipients)
        assert other.pop() not in raw


def test_a_mailbox_with_a_name_beside_it_is_delivered_to_the_mailbox(server):
    EmailMessage("Hello", "Words.", to=["Bea <bea@example.org>"]).send()
    deliver()
    assert server.taken[0][0] == ["bea@example.org"]
