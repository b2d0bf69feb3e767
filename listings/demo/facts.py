"""What one car is, as its frame code allows: body, drive, gearbox, bed, mileage, grade."""

import math
from functools import cache
from random import Random
from typing import Any

from listings.cars.choices import Aspiration, BedType, Body, Drive
from listings.cars.drawings import symbol
from listings.catalogue.models import FrameCode
from listings.catalogue.vocabulary import BodyStyle

from .chance import often
from .paints import COLOURS, USUAL, Colour

_BODIES = {
    BodyStyle.TRUCK: Body.TRUCK,
    BodyStyle.VAN: Body.VAN,
    BodyStyle.MICROVAN: Body.MICROVAN,
    BodyStyle.HATCHBACK: Body.HATCH,
    BodyStyle.WAGON: Body.WAGON,
    BodyStyle.SEDAN: Body.SEDAN,
    BodyStyle.SUV: Body.OFFROAD,
    BodyStyle.COUPE: Body.COUPE,
    BodyStyle.CONVERTIBLE: Body.ROADSTER,
}
TRUCKS = {Body.TRUCK, Body.DUMP, Body.LIFT}
WORKING = {*TRUCKS, Body.VAN, Body.MICROVAN, Body.OFFROAD}
TWO_SEATS = {*TRUCKS, Body.ROADSTER, Body.COUPE}

_TYRES: dict[str, str] = {
    Body.OFFROAD: "175/80R16",
    Body.ROADSTER: "165/60R14",
    Body.COUPE: "155/65R13",
}
_TYRES_OF_TRUCKS, _TYRES_OF_OTHERS = "145R12 6PR", "145/80R12"

# Words of trims that only a blown car, a car driven at all corners, or a truck has.
_BLOWN = (
    "Turbo",
    "Works",
    "TR-XX",
    "RX-R",
    "SR",
    "RS",
    "RT",
    "Avanzato",
    "Dangan",
    "GT",
    "Aerodown",
    "Charger",
)
_ALL_CORNERS = ("4WD", "Attack", "Climber", "Four", "X4", "RV-4", "Land Venture")
_OF_TRUCKS = ("Attack", "Climber", "Jumbo")
_IN_JAPANESE = {
    "Standard": "スタンダード", "Special": "スペシャル", "Super Deluxe": "スーパーデラックス",
    "Jumbo": "ジャンボ", "Climber": "クライマー", "Town": "タウン", "Attack": "アタック",
    "Joypop": "ジョイポップ", "Limited": "リミテッド", "Classic": "クラシック", "Bistro": "ビストロ",
    "Wild Wind": "ワイルドウインド", "Land Venture": "ランドベンチャー", "Lettuce": "レタス",
}  # fmt: skip

KM_A_YEAR, KM_SPREAD = 3_000, 0.46
LEAST_KM, MOST_KM = 6_000, 290_000


def facts_of(rng: Random, code: FrameCode, grades: tuple[str, ...]) -> dict[str, Any]:
    """Columns of a listing that follow from the frame code."""
    body = _body(rng, code)
    drive = _drive(rng, code, body)
    aspiration = rng.choice(code.aspirations)
    fitting = _fitting(grades, aspiration != Aspiration.NATURAL, drive != Drive.TWO, body in TRUCKS)
    grade = rng.choice(fitting)
    return {
        "body": body,
        "drive": drive,
        "gearbox": _gearbox(rng, code),
        "aspiration": aspiration,
        "displacement_cc": code.displacement_cc,
        "grade": grade,
        "grade_ja": _IN_JAPANESE.get(grade, ""),
        "low_range": often(rng, 0.8) if drive == Drive.PART_TIME else None,
        "diff_lock": often(rng, 0.25) if drive == Drive.PART_TIME and body in TRUCKS else None,
        "air_conditioning": rng.choices((True, False, None), (75, 15, 10))[0],
        "steering": "right",
        "seats": 2 if body in TWO_SEATS else 4,
        "tyre_size": _TYRES.get(body, _TYRES_OF_TRUCKS if body in TRUCKS else _TYRES_OF_OTHERS),
        **_bed(rng, body, code),
    }


def colour_of(rng: Random, body: str, family: str) -> Colour:
    """A colour in which cars of this shape and family (by its slug) are drawn."""
    usual, *others = COLOURS[symbol(body, family)]
    return usual if not others or often(rng, USUAL) else rng.choice(others)


def mileage(rng: Random, age_years: float, body: str) -> int:
    """Kilometres on the clock; open cars were driven on Sundays."""
    usual = age_years * KM_A_YEAR * (0.8 if body in (Body.ROADSTER, Body.COUPE) else 1)
    drawn = rng.lognormvariate(math.log(usual), KM_SPREAD)
    return min(MOST_KM, max(LEAST_KM, round(drawn)))


def _body(rng: Random, code: FrameCode) -> str:
    if code.body_style == BodyStyle.DUMP_OR_SPECIAL:
        return rng.choice((Body.DUMP, Body.LIFT))
    if code.body_style == BodyStyle.TRUCK and code.family.name != "Midget II":
        return rng.choices((Body.TRUCK, Body.DUMP, Body.LIFT), (92, 5, 3))[0]
    if code.body_style == BodyStyle.CONVERTIBLE and "4wd" in code.drivetrains:
        return Body.OFFROAD
    return _BODIES[BodyStyle(code.body_style)]


def _drive(rng: Random, code: FrameCode, body: str) -> str:
    driven = rng.choices(
        code.drivetrains, [2 if wheels in ("4wd", "awd") else 1 for wheels in code.drivetrains]
    )[0]
    if driven == "4wd":
        return Drive.PART_TIME if body in WORKING else Drive.FULL_TIME
    return Drive.FULL_TIME if driven == "awd" else Drive.TWO


def _gearbox(rng: Random, code: FrameCode) -> str:
    """Manual ones are what is exported."""
    known = code.transmissions
    return rng.choices(known, [4 if "5mt" in name else 1 for name in known])[0] if known else ""


@cache
def _fitting(
    grades: tuple[str, ...], is_blown: bool, is_4wd: bool, is_truck: bool
) -> tuple[str, ...]:
    """The trims that such a car can have; none, if all ask for more than it has."""
    lacking = (
        *(() if is_blown else _BLOWN),
        *(() if is_4wd else _ALL_CORNERS),
        *(() if is_truck else _OF_TRUCKS),
    )
    return tuple(grade for grade in grades if not any(word in grade for word in lacking)) or ("",)


def _bed(rng: Random, body: str, code: FrameCode) -> dict[str, Any]:
    if body not in TRUCKS or code.family.name == "Midget II":
        return {}
    kind = {Body.DUMP: BedType.DUMP, Body.LIFT: BedType.LIFT}.get(Body(body), BedType.FLAT)
    grown = code.built_from is not None and code.built_from.year >= 1998
    return {
        "bed_type": kind,
        "bed_length_mm": (1940 if grown else 1835) + rng.choice((-25, 0, 0, 10)),
        "bed_width_mm": 1415 if grown else 1310,
    }
