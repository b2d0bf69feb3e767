"""The letters that a conversation owes; one on a question of law brings the rule along."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from listings.dealers.access import addresses_of
from listings.letters.writing import write

from ..models import Message, MessageFlag
from ..ruling import ruling_on

CONFIRM_SALT = "inquiries.confirm"
FLAG_SALT = "inquiries.flag"


def ask_to_confirm(message: Message) -> None:
    token = signing.dumps(message.pk, salt=CONFIRM_SALT)
    link = reverse("confirm_question", args=[token])
    _send("confirm", message, message.thread.buyer_mailbox, link)


def tell_seller(message: Message) -> None:
    _send("question", message, _team(message), _page(message))


def tell_buyer(message: Message) -> None:
    """An answer; who has no account gets a link to flag one on the law by."""
    thread = message.thread
    if thread.buyer_id:
        _send("answer", message, thread.buyer_mailbox, _page(message))
        return
    link = thread.listing.get_absolute_url()
    flag_link = _flag_link(message) if message.is_of_law else ""
    _send("answer", message, thread.buyer_mailbox, link, flag_link=flag_link)


def _flag_link(message: Message) -> str:
    token = signing.dumps(message.pk, salt=FLAG_SALT)
    return settings.SITE_URL + reverse("flag_by_link", args=[token])


def tell_correction(flag: MessageFlag, reason: str) -> None:
    """Staff found that an answer contradicts the rule: both sides read why."""
    message = flag.message
    key = f"correction-{flag.pk}"
    link = _page(message) if message.thread.buyer_id else message.thread.listing.get_absolute_url()
    _send("correction", message, message.thread.buyer_mailbox, link, key=key, reason=reason)
    _send("correction", message, _team(message), _page(message), key=key, reason=reason)


def _team(message: Message) -> dict[str, str]:
    return addresses_of(message.thread.listing.seller, "answer")


def _page(message: Message) -> str:
    return reverse("thread", args=[message.thread.key])


def _send(
    template: str,
    message: Message,
    recipients: dict[str, str],
    link: str,
    *,
    key: str = "",
    **context: Any,
) -> None:
    thread = message.thread
    # Called by the template, so that each letter has the rule in its reader's language.
    rule = partial(ruling_on, thread.listing_id, message.state or thread.state)
    write(
        f"inquiries/{template}",
        recipients,
        key=key or f"{template}-{message.pk}",
        link=link,
        message=message,
        thread=thread,
        car=thread.listing,
        rule=rule if message.is_of_law else None,
        **context,
    )
