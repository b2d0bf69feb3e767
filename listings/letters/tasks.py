"""Sending the letters that are due."""

import hashlib
import smtplib
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from listings.work.kinds import Write
from listings.work.queue import Job

from .models import Letter


def send_letter(job: Job) -> Write | None:
    """Hand the letter to the mail server. A reset link sent twice is harmless, a missing one is
    not, so a crash between the server's answer and our note sends it again, under one Message-ID.
    """
    letter = Letter.objects.filter(pk=job.subject_id, state=Letter.State.DUE).first()
    if letter is None:
        return None
    try:
        build(letter).send()
    except smtplib.SMTPRecipientsRefused as error:
        if not _is_final(error):
            raise
        return partial(_close, letter, Letter.State.FAILED, str(error))
    return partial(_close, letter, Letter.State.SENT, "")


def _is_final(refused: smtplib.SMTPRecipientsRefused) -> bool:
    """A code from 500 is a refusal; one from 400 (a full or grey-listed mailbox) means later."""
    return all(code >= 500 for code, _words in refused.recipients.values())


def build(letter: Letter) -> EmailMultiAlternatives:
    digest = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    domain = letter.sender.rpartition("@")[2].rstrip("> ")
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=letter.sender,
        to=[letter.recipient],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={
            "Message-ID": f"<{digest}@{domain}>",
            "Auto-Submitted": "auto-generated",
            **letter.headers,
        },
        connection=get_connection(settings.DELIVERY_BACKEND),
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _close(letter: Letter, state: str, problem: str) -> None:
    letter.state, letter.problem, letter.sent_at = state, problem[:500], timezone.now()
    letter.text = letter.html = ""
    letter.save(update_fields=["state", "problem", "sent_at", "text", "html"])
