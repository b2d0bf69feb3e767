"""A few conversations, so that no inbox of the demo is empty."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from random import Random
from uuid import UUID

from listings.inquiries.models import Message, Thread

from .accounts import Accounts
from .cars import Car
from .chance import chance

# By stock number: what the buyer asks, and what the seller answers, if anything.
_TALKS: dict[str, tuple[str, ...]] = {
    "DEMO-RESERVED": (
        "Is there any rust where the windscreen meets the roof?",
        "None that we can see. I have looked with a mirror; photos tomorrow.",
        "Thank you. I would like to reserve it.",
    ),
    "DEMO-NEXT-MONTH": ("If the ship lands on the first of the month, is that too early?",),
    "DEMO-MILES": (
        "Does the roof close without a fight?",
        "With one hand, if the seal was wiped first.",
    ),
}


def talk(cars: Iterable[Car], accounts: Accounts, seed: int, day: date) -> None:
    """Open a conversation of the buyer on each of those cars, all before the day."""
    for car in cars:
        if texts := _TALKS.get(car.listing.stock_number):
            rng = chance(seed, "talk", car.listing.stock_number)
            _open(car, texts, accounts, day, rng)


def _open(car: Car, texts: tuple[str, ...], accounts: Accounts, day: date, rng: Random) -> None:
    buyer, since = accounts.buyer, car.listing.updated_at
    pause = (datetime.combine(day, time(), UTC) - since) / (len(texts) + 1)
    times = [since + pause * number for number in range(1, len(texts) + 1)]
    thread = Thread.objects.create(
        listing_id=car.listing.pk,
        key=_uuid(rng),
        buyer=buyer,
        buyer_name=buyer.name,
        buyer_email=buyer.email,
        confirmed_at=times[0],
        answered_at=times[1] if len(texts) > 1 else None,
    )
    for number, (text, at) in enumerate(zip(texts, times, strict=True)):
        by_buyer = number % 2 == 0
        author = buyer if by_buyer else car.vendor.owner
        message = Message.objects.create(
            thread=thread, by_buyer=by_buyer, author=author, text=text, token=_uuid(rng)
        )
        # Said then, not now: the model fills in the time of writing.
        Message.objects.filter(pk=message.pk).update(sent_at=at, delivered_at=at)
    Thread.objects.filter(pk=thread.pk).update(created_at=times[0], last_message_at=times[-1])


def _uuid(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
