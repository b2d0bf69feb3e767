"""What somebody typed, read as the inputs of a landed cost: for the command and the page alike."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import Avg, Max, Q

from listings.eligibility.dates import read_date, read_day, shown
from listings.eligibility.intervals import DateError, Interval
from listings.eligibility.rules import refuse_impossible_build
from listings.eligibility.sentences import Sentence, _, say
from listings.places.models import Port, Zip
from listings.places.states import US_STATES

from .distances import OFF_ROAD, Spot, nearest_landing
from .headings import BODIES, Heading, Shape
from .rules import Inputs

# A slip of the keyboard is likelier than a kei car beyond these (whole units).
LARGEST_PRICE = {"USD": 1_000_000, "JPY": 150_000_000}
PRICE = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")
SIGNS_OF_MONEY = re.compile(r"[,\s$¥]")
ZIP = re.compile(r"([0-9]{5})(-[0-9]{4})?")
AREA = re.compile(r"[0-9]{3}([0-9]{2})?")
METHODS = {"roro": _("RoRo"), "container": _("Share of a container")}
SIDES = {"jp": _("In Japan"), "us": _("In the United States")}


class InputError(ValueError):
    """What was typed cannot be used. `argument` is the field that it stands in, if known."""

    def __init__(self, sentence: Sentence, argument: str = "") -> None:
        super().__init__(str(sentence))
        self.argument = argument
        self.sentence = sentence


@dataclass(frozen=True)
class Read:
    """The inputs, or what is wrong in which field; never both."""

    inputs: Inputs | None
    errors: dict[str, Sentence]


@dataclass(frozen=True, slots=True)
class Place:
    spot: Spot
    state: str

    @property
    def is_on_the_road(self) -> bool:
        return self.state not in OFF_ROAD


NOWHERE = Place(Spot(0, 0), "")
T = TypeVar("T")


def read(told: Mapping[str, str], today: date) -> Read:
    """The fields `price, currency, side, body, built, port, car_zip, zip, arrival, method, fob`
    and `heading`; those that are not told are empty. A day of arrival not told is today. What
    only concerns an import is not looked at for a car that is in the United States."""
    errors: dict[str, Sentence] = {}

    def taken(name: str, reader: Callable[[str], T], otherwise: T) -> T:
        try:
            return reader(told.get(name) or "")
        except (InputError, DateError) as error:
            errors[name] = error.sentence
        return otherwise

    currency = taken("currency", _one_of(LARGEST_PRICE, "USD"), "USD")
    side = taken("side", _one_of(SIDES, "jp"), "jp")
    is_here = side == "us"
    inputs = Inputs(
        price=taken("price", lambda text: read_price(text, currency), Decimal()),
        currency=currency,
        shape=Shape.CAR if is_here else taken("body", read_body, Shape.CAR),
        side=side,
        arrival=taken(
            "arrival", lambda text: read_day(text) if text and not is_here else today, today
        ),
        state="",
        built=None if is_here else taken("built", lambda text: read_built(text, today), None),
        method=taken("method", _one_of(METHODS, "roro"), "roro"),
        is_fob=bool(told.get("fob")),
        heading=taken("heading", read_heading, None),
    )
    door = taken("zip", read_zip, NOWHERE)
    if is_here:
        start = taken("car_zip", read_area, NOWHERE)
        return Read(None, errors) if errors else Read(_driven(inputs, start, door), {})
    port = taken("port", read_port, Port())
    if not errors and inputs.built and inputs.built.first > inputs.arrival:
        errors["arrival"] = say("It would arrive before it was built.")
    return Read(None, errors) if errors else Read(_shipped(inputs, port, door), {})


def _driven(inputs: Inputs, start: Place, door: Place) -> Inputs:
    """With the way from where the car stands; a heading is not asked again."""
    is_road = start.is_on_the_road and door.is_on_the_road
    miles = _miles(start.spot, door.spot) if is_road else None
    return replace(_going_to(door, inputs), miles=miles, heading=None)


def _shipped(inputs: Inputs, port: Port, door: Place) -> Inputs:
    """With the US port that is nearest to the door."""
    inputs = replace(_going_to(door, inputs), origin=port.code)
    if not door.is_on_the_road:
        return inputs
    landing = nearest_landing(door.spot)
    return replace(inputs, landing=landing, miles=_miles(landing.spot, door.spot))


def _going_to(door: Place, inputs: Inputs) -> Inputs:
    name = US_STATES.get(door.state, door.state)
    return replace(inputs, state=door.state, state_name=str(name))


def read_price(text: str, currency: str) -> Decimal:
    """6500, 6,500.00, $6,500 or ¥850,000. Raises `InputError`."""
    plain = SIGNS_OF_MONEY.sub("", unicodedata.normalize("NFKC", text))
    if not PRICE.fullmatch(plain):
        if not plain:
            raise InputError(say("Give the price."))
        raise InputError(say("%(text)s is no price. Write it like 6500.", text=shown(text)))
    price = Decimal(plain)
    most = LARGEST_PRICE[currency]
    if not 0 < price <= most:
        raise InputError(
            say(
                "Give a price above 0 and up to %(most)s %(currency)s.",
                most=f"{most:,}",
                currency=currency,
            ),
        )
    if currency == "JPY" and price % 1:
        raise InputError(say("There are no fractions of a yen."))
    return price


def read_body(text: str) -> Shape:
    """Any word for a body that the catalogue, a listing or a state rule uses."""
    shape = BODIES.get(text.strip().lower())
    if shape is None:
        raise InputError(
            say(
                "%(text)s is no body. Use one of %(bodies)s.",
                text=shown(text),
                bodies=", ".join(BODIES),
            ),
        )
    return shape


def read_built(text: str, today: date) -> Interval | None:
    """A build date in any spelling. Raises `DateError`."""
    built = read_date(text)
    refuse_impossible_build(built, today)
    return built


def read_heading(text: str) -> Heading | None:
    if text and text not in set(Heading):
        raise InputError(say("%(text)s is no heading of a kei vehicle.", text=shown(text)))
    return Heading(text) if text else None


def read_port(text: str) -> Port:
    """A port in Japan by its UN/LOCODE or its name. Raises `InputError`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise InputError(say("Name the port that it leaves from."))
    named = Q(code__iexact=plain) | Q(name__iexact=plain) | Q(name_ja=plain)
    port = Port.objects.filter(named, country="JP").first() if plain.isprintable() else None
    if port is None:
        raise InputError(say("%(text)s is no port in Japan that we know.", text=shown(text)))
    return port


def read_zip(text: str) -> Place:
    """A ZIP code of five digits; four more are not looked at. Raises `InputError`."""
    match = ZIP.fullmatch(unicodedata.normalize("NFKC", text).strip())
    known = Zip.objects.filter(code=match[1]).first() if match else None
    if known is None:
        raise InputError(say("There is no such ZIP code; it has five digits."))
    return Place(Spot(known.latitude, known.longitude), known.state)


def read_area(text: str) -> Place:
    """Where a car stands: a ZIP code, or its first three digits, which stand for their middle."""
    plain = text.strip()
    if AREA.fullmatch(plain):
        # The least of codes and states is as good as any: an area lies in one state.
        middle = Zip.objects.filter(code__startswith=plain).aggregate(
            latitude=Avg("latitude"), longitude=Avg("longitude"), state=Max("state")
        )
        if middle["state"]:
            return Place(Spot(middle["latitude"], middle["longitude"]), middle["state"])
    raise InputError(say("There is no such ZIP code; it has five digits, or give the first three."))


def _one_of(choices: Collection[str], default: str) -> Callable[[str], str]:
    def reader(text: str) -> str:
        if text and text not in choices:
            among = ", ".join(choices)
            raise InputError(
                say("%(text)s is none of %(choices)s.", text=shown(text), choices=among)
            )
        return text or default

    return reader


def _miles(start: Spot, end: Spot) -> Decimal:
    return Decimal(round(start.miles_to(end)))
