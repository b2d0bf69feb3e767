"""Whatever is sent through Django becomes letters in the caller's transaction."""

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.message import BadHeaderError
from django.db import transaction

from listings.letters.backend import KEY_HEADER
from listings.letters.models import Letter
from listings.work.models import WorkItem

pytestmark = pytest.mark.django_db


def post(*to, key=None, subject="Hello", **kwargs):
    headers = {KEY_HEADER: key} if key else {}
    return EmailMessage(subject, "Words.", to=to, headers=headers, **kwargs).send()


def test_one_row_for_each_recipient_and_one_piece_of_work(settings):
    assert post("a@example.org", "b@example.org", cc=["c@example.org"]) == 3
    letters = Letter.objects.order_by("recipient")
    assert [letter.recipient[0] for letter in letters] == ["a", "b", "c"]
    assert {letter.state for letter in letters} == {"due"}
    assert {letter.sender for letter in letters} == {settings.DEFAULT_FROM_EMAIL}
    assert {letter.text for letter in letters} == {"Words."}
    waiting = WorkItem.objects.waiting().filter(kind="letter")
    assert set(waiting.values_list("subject_id", flat=True)) == {
        letter.pk for letter in Letter.objects.all()
    }


def test_a_letter_that_must_not_be_doubled_is_one_row_and_one_piece_of_work():
    for _n in range(2):
        post("a@example.org", "b@example.org", key="question-7")
    assert Letter.objects.count() == 2
    assert WorkItem.objects.get(subject_id=Letter.objects.first().pk).wanted_rev == 1
    assert KEY_HEADER not in Letter.objects.first().headers


def test_letters_without_a_key_are_letters_of_their_own():
    for _n in range(2):
        post("a@example.org")
    assert Letter.objects.count() == 2


def test_a_transaction_that_is_undone_sends_nothing():
    with transaction.atomic():
        post("a@example.org")
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert not WorkItem.objects.exists()


def test_html_reply_address_and_headers_are_kept():
    message = EmailMultiAlternatives(
        "Hello", "Words.", to=["a@example.org"], reply_to=["r@example.org"], headers={"X-A": "1"}
    )
    message.attach_alternative("<p>Words.</p>", "text/html")
    message.send()
    letter = Letter.objects.get()
    assert (letter.html, letter.reply_to, letter.headers) == (
        "<p>Words.</p>",
        "r@example.org",
        {"X-A": "1"},
    )


@pytest.mark.parametrize(
    "kwargs",
    [
        {"subject": "Hello\r\nBcc: x@y.example"},
        {"reply_to": ["r@example.org\nBcc: x@y.example"]},
        {"from_email": "a@example.org\r\nBcc: x@y.example"},
        {"to": ["a@example.org\r\nBcc: x@y.example"]},
    ],
    ids=lambda kwargs: next(iter(kwargs)),
)
def test_a_header_that_hides_another_is_refused_while_the_person_waits(kwargs):
    to = kwargs.pop("to", ["a@example.org"])
    with pytest.raises((BadHeaderError, ValueError)):
        post(*to, **kwargs)
    assert not Letter.objects.exists()


def test_a_message_to_nobody_is_no_letter():
    assert post() == 0
    assert not Letter.objects.exists()


def test_a_long_subject_is_cut():
    send_mail("x" * 500, "Words.", None, ["a@example.org"])
    assert len(Letter.objects.get().subject) == 200
