"""Asking, confirming and answering: each writes the message and the letters it owes together."""

from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from listings.accounts.models import User
from listings.cars.models import Listing
from listings.cars.rules import FOR_SALE

from ..models import Message, Thread, Topic
from .mailing import CONFIRM_SALT, ask_to_confirm, tell_buyer, tell_seller

CONFIRM_WITHIN = 60 * 60 * 24 * 3  # seconds


@transaction.atomic
def ask(
    listing: Listing,
    *,
    name: str,
    email: str,
    text: str,
    token: UUID,
    user: User | None,
    topic: str = Topic.CAR,
    state: str = "",
) -> Message:
    """Ask about a car. A signed-in person's question is delivered at once; anybody else first
    confirms the address by a link. The same token twice is one message. `state` is the asker's.
    """
    language = {"language": get_language()}
    thread, _new = Thread.objects.update_or_create(
        listing=listing,
        buyer_email=email,
        defaults=language,
        create_defaults={"buyer_name": name, "buyer": user, **language},
    )
    said: dict[str, Any] = {"author": user, "text": text, "topic": topic, "state": state}
    message, is_new = _write(thread, by_buyer=True, token=token, **said)
    if not is_new:
        return message
    if user is None:
        ask_to_confirm(message)
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


def question_of(token: str) -> Message | None:
    """The question that waits behind the link of a letter; None for a bad or old link."""
    return Message.objects.select_related("thread").filter(pk=_key_in(token)).first()


def _key_in(token: str) -> int:
    """The question's key; 0, which none has, for a bad or old link."""
    try:
        return signing.loads(token, salt=CONFIRM_SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return 0


@transaction.atomic
def confirm(token: str) -> Message | None:
    """The link of the letter was followed and its button pressed: the question that is delivered.

    None for a bad or old link, and for a car that is no longer for sale. Twice is once.
    """
    messages = Message.objects.select_related("thread__listing").select_for_update(of=("self",))
    message = messages.filter(pk=_key_in(token)).first()
    if message is None or (message.delivered_at is None and not _is_for_sale(message)):
        return None
    thread = message.thread
    Thread.objects.filter(pk=thread.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    if message.delivered_at is None:
        _deliver(message)
    return message


def _is_for_sale(message: Message) -> bool:
    return message.thread.listing.status in FOR_SALE


@transaction.atomic
def answer(thread: Thread, *, text: str, token: UUID, by: User, state: str = "") -> Message:
    """Write in a thread, as the buyer or for the seller; the other side gets a letter.

    `state` is the writer's; only the buyer's matters.
    """
    by_buyer = thread.buyer_id == by.pk
    said: dict[str, Any] = {"author": by, "text": text, "state": state if by_buyer else ""}
    message, is_new = _write(thread, by_buyer=by_buyer, token=token, **said)
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
    taken = _taken_over(thread, message)
    thread.save(update_fields=["last_message_at", "answered_at", *taken])
    if message.by_buyer:
        tell_seller(message)
    else:
        tell_buyer(message)


def _taken_over(thread: Thread, message: Message) -> list[str]:
    """What the asker chose counts once the address is proven. A question of law stays one,
    whatever is asked after it.
    """
    taken = []
    if message.topic and thread.topic != Topic.LEGALITY:
        thread.topic = message.topic
        taken.append("topic")
    if message.state:
        thread.state = message.state
        taken.append("state")
    return taken
