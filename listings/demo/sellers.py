"""Who sells in the demo market. Every name is plainly invented and every address is `.example`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import isqrt
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from listings.accounts.models import User
from listings.dealers.models import Membership, Seller
from listings.places.models import Port, Zip

from .chance import chance, often

ABOUT = "Invented for the demo market. No such business or person exists."

# Where kei cars are driven, roughly.
_STATES = {
    "WA": 9, "OR": 8, "CA": 10, "TX": 10, "FL": 9, "OH": 8, "NC": 7, "TN": 7, "VA": 6, "PA": 6,
    "AZ": 5, "CO": 5, "MI": 5, "KY": 4, "WI": 4, "MO": 4, "SC": 4, "IN": 4, "MN": 3, "ID": 3,
    "MT": 3, "UT": 3, "OK": 3, "VT": 2, "ME": 2, "WY": 2, "AL": 3, "LA": 2, "KS": 2, "NM": 2,
}  # fmt: skip
_ZIPS_OF_A_STATE = 40

_FIRST = (
    "Thimble", "Acorn", "Teacup", "Pebble", "Walnut", "Sparrow", "Button", "Marble", "Pocket",
    "Snail", "Dumpling", "Domino", "Clover", "Lantern", "Pickle", "Biscuit", "Feather", "Mitten",
    "Radish", "Saucer",
)  # fmt: skip
_SECOND = ("Tiny Trucks", "Kei Imports", "Small Wheels", "Micro Motors", "660 Garage")
_PEOPLE = (
    "Ada", "Ben", "Carla", "Dmitri", "Elsie", "Femi", "Greta", "Hugo", "Ines", "Jonah", "Keiko",
    "Lars", "Mina", "Noor", "Otis", "Petra", "Quinn", "Rosa", "Sven", "Tilda", "Uma", "Viktor",
)  # fmt: skip
_SURNAMES = ("Example", "Sample", "Specimen", "Placeholder", "Madeup", "Fictive", "Pretend")


@dataclass(frozen=True)
class Vendor:
    """A seller with the person who speaks for it; in Japan it has a port in place of a ZIP."""

    seller: Seller
    owner: User
    in_us: bool
    port: Port | None = None


@dataclass(frozen=True)
class Places:
    """Real ZIP codes by state, and the ports of Japan."""

    zips: dict[str, list[str]]
    ports: list[Port]


class NoPlacesError(Exception):
    """Sellers need an address."""


def read_places() -> Places:
    """A handful of ZIP codes of each state, spread over it."""
    found: dict[str, list[str]] = {state: [] for state in _STATES}
    for code, state in (
        Zip.objects.filter(state__in=_STATES).order_by("code").values_list("code", "state")
    ):
        found[state].append(code)
    zips = {
        state: codes[:: max(1, len(codes) // _ZIPS_OF_A_STATE)]
        for state, codes in found.items()
        if codes
    }
    ports = list(Port.objects.filter(country="JP").order_by("code"))
    if not (zips and ports):
        raise NoPlacesError("There are no ZIP codes and ports: run load_places first.")
    return Places(zips, ports)


def sellers_up_to(cars: int) -> int:
    """How many sellers a market of so many cars has: 50 at 600, 1,600 at a million."""
    return 12 + isqrt(cars * 5 // 2)


def invented(seed: int, number: int, places: Places, day: date) -> tuple[Seller, User]:
    """Seller `number` and its owner, not yet saved. One in three is a person, one in five in Japan."""
    rng = chance(seed, "seller", number)
    is_dealer = number % 3 != 2
    in_us = number % 5 != 3
    name, slug = _named(number, is_dealer)
    state = rng.choices(list(places.zips), [_STATES[state] for state in places.zips])[0]
    since = datetime.combine(day - timedelta(days=rng.randrange(200, 1400)), time(17), UTC)
    seller = Seller(
        kind=Seller.Kind.DEALER if is_dealer else Seller.Kind.COLLECTOR,
        name=name,
        slug=slug,
        about=ABOUT,
        zip_code=rng.choice(places.zips[state]) if in_us else "",
        state=state if in_us else "",
        is_invented=True,
        created_at=since,
    )
    if is_dealer and in_us and often(rng, 0.7):
        _verified(seller, day, rng)
    return seller, person(f"owner@{slug}.example", name if not is_dealer else f"{name}, owner")


def person(email: str, name: str) -> User:
    """Somebody who cannot sign in."""
    return User(email=email, name=name[:80], password=make_password(None))


def _verified(seller: Seller, day: date, rng: Random) -> None:
    seller.licence_number = f"DEMO-{rng.randrange(10_000, 99_999)}"
    seller.licence_state = seller.state
    seller.licence_expires_on = day + timedelta(days=rng.randrange(30, 700))
    seller.verified_at = seller.created_at + timedelta(days=rng.randrange(1, 20))


def _named(number: int, is_dealer: bool) -> tuple[str, str]:
    """A name that no two sellers share; later rounds carry a number."""
    name = _mixed(number, _FIRST, _SECOND) if is_dealer else _mixed(number, _PEOPLE, _SURNAMES)
    slug = f"demo-{slugify(name)}"
    return (f"{name} (demo)" if is_dealer else name), slug


def _mixed(number: int, firsts: Sequence[str], seconds: Sequence[str]) -> str:
    turn, at = divmod(number, len(firsts))
    name = f"{firsts[at]} {seconds[(number + turn) % len(seconds)]}"
    rounds = turn // len(seconds)
    return f"{name} {rounds + 1}" if rounds else name


def people_of(sellers: list[tuple[Seller, User]]) -> list[Membership]:
    """The owners' memberships, for sellers and people that are saved."""
    return [
        Membership(seller=seller, user=user, role=Membership.Role.OWNER) for seller, user in sellers
    ]
