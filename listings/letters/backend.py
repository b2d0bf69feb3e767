"""Django's mail door: whatever is sent through it becomes a letter in the queue.

So sign-up, password reset and our own mails share one way out, and a mail server that is slow or
down never delays a page.
"""

import hashlib
from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from listings.work.queue import order

from .models import Letter

KIND = "letter"
KEY_HEADER = "X-Keiport-Letter"  # read here and dropped: a letter that must not be doubled


class LetterBackend(BaseEmailBackend):
    """Writes one `Letter` for each recipient in the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self.queue(message) for message in email_messages)

    def queue(self, message: EmailMessage) -> int:
        # Header injection is refused here, where the person still waits, by Django's own check.
        message.message()
        headers = dict(message.extra_headers)
        stem = headers.pop(KEY_HEADER, None) or uuid4().hex
        with transaction.atomic():
            letters = [
                Letter.objects.get_or_create(
                    key=_key(stem, recipient),
                    defaults={
                        "recipient": recipient,
                        "sender": message.from_email,
                        "reply_to": ", ".join(message.reply_to),
                        "subject": str(message.subject)[:200],
                        "text": str(message.body),
                        "html": _html(message),
                        "headers": headers,
                    },
                )
                for recipient in message.recipients()
            ]
            order(KIND, [letter.pk for letter, new in letters if new], priority=1)
        return len(letters)


def _key(stem: str, recipient: str) -> str:
    return f"{stem}:{hashlib.sha256(recipient.encode()).hexdigest()[:16]}"


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(part[0]) for part in message.alternatives if part[1] == "text/html"), "")
