"""Asking, confirming and answering: each writes the message and the letters it owes together."""

from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from listings.accounts.models import User
from listings.cars.models import Listing
from listings.cars.rules import FOR_SALE
from listings.dealers.access import addresses_of
from listings.letters.writing import write

from .models import Message, Thread

SALT = "inquiries.confirm"
CONFIRM_WITHIN = 60 * 60 * 24 * 3  # seconds


@transaction.atomic
def ask(
    listing: Listing, *, name: str, email: str, text: str, token: UUID, user: User | None
) -> Message:
    """Ask about a car. A signed-in person's question is delivered at once; anybody else first
    confirms the address by a link. The same token twice is one message.
    """
    language = {"language": get_language()}
    thread, _new = Thread.objects.update_or_create(
        listing=listing,
        buyer_email=email,
        defaults=language,
        create_defaults={"buyer_name": name, "buyer": user, **language},
    )
    message, is_new = _write(thread, by_buyer=True, author=user, text=text, token=token)
    if not is_new:
        return message
    if user is None:
        _ask_to_confirm(message)
    else:
        _adopt(thread, user)
        _deliver(message)
    return message


def _adopt(thread: Thread, user: User) -> None:
    """Signing in proved the address, so a thread that was begun by a link is the person's own."""
    if thread.buyer_id is None:
        thread.buyer = user
    thread.confirmed_at = thread.confirmed_at or timezone.now()
    thread.save(update_fields=["confirmed_at", "buyer"])


@transaction.atomic
def confirm(token: str) -> Thread | None:
    """The link of the letter was followed and its button pressed.

    None for a bad or old link, and for a car that is no longer for sale. Twice is once.
    """
    try:
        pk = signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    messages = Message.objects.select_related("thread__listing").select_for_update(of=("self",))
    message = messages.filter(pk=pk).first()
    if message is None or (message.delivered_at is None and not _is_for_sale(message)):
        return None
    thread = message.thread
    Thread.objects.filter(pk=thread.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    if message.delivered_at is None:
        _deliver(message)
    return thread


def _is_for_sale(message: Message) -> bool:
    return message.thread.listing.status in FOR_SALE


@transaction.atomic
def answer(thread: Thread, *, text: str, token: UUID, by: User) -> Message:
    """Write in a thread, as the buyer or for the seller; the other side gets a letter."""
    by_buyer = thread.buyer_id == by.pk
    message, is_new = _write(thread, by_buyer=by_buyer, author=by, text=text, token=token)
    if is_new:
        _deliver(message)
    return message


def _write(thread: Thread, *, text: str, token: UUID, **fields: Any) -> tuple[Message, bool]:
    """The message, and whether it is new: the same words under the same token are the second of
    two clicks. Other words came by the browser's way back and are a message of their own.
    """
    fields |= {"thread": thread, "text": text}
    message, is_new = Message.objects.get_or_create(token=token, defaults=fields)
    if is_new or (message.thread_id, message.text) == (thread.pk, text):
        return message, is_new
    return Message.objects.create(token=uuid4(), **fields), True


def _deliver(message: Message) -> None:
    """Show the message to the other side and write them a letter."""
    message.delivered_at = timezone.now()
    message.save(update_fields=["delivered_at"])
    thread = message.thread
    thread.last_message_at = message.delivered_at
    if not message.by_buyer and thread.answered_at is None:
        thread.answered_at = message.delivered_at
    thread.save(update_fields=["last_message_at", "answered_at"])
    if message.by_buyer:
        _tell_seller(message)
    else:
        _tell_buyer(message)


def _ask_to_confirm(message: Message) -> None:
    token = signing.dumps(message.pk, salt=SALT)
    link = reverse("confirm_question", args=[token])
    _send("confirm", message, message.thread.buyer_mailbox, link)


def _tell_seller(message: Message) -> None:
    team = addresses_of(message.thread.listing.seller, "answer")
    _send("question", message, team, reverse("thread", args=[message.thread.key]))


def _tell_buyer(message: Message) -> None:
    link = message.thread.listing.get_absolute_url()
    if message.thread.buyer_id:
        link = reverse("thread", args=[message.thread.key])
    _send("answer", message, message.thread.buyer_mailbox, link)


def _send(template: str, message: Message, recipients: dict[str, str], link: str) -> None:
    write(
        f"inquiries/{template}",
        recipients,
        key=f"{template}-{message.pk}",
        link=link,
        message=message,
        thread=message.thread,
        car=message.thread.listing,
    )
