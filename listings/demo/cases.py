"""The cars that every demo market holds, each at its own stock number: docs/demo.md lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from listings.cars.models import Claim
from listings.cars.rules import (
    DRAFT,
    ENDED,
    IN_REVIEW,
    LIVE,
    NEEDS_CHANGE,
    REMOVED,
    RESERVED,
    SOLD,
)  # fmt: skip
from listings.eligibility.intervals import Precision, iso, month_end

from .ages import Said, dated, of_months, of_year, years_before
from .cars import Wish
from .chance import chance
from .scene import Pick, Scene
from .words import LONG_GRADE_JA, LONG_TEXT_JA

Kind = Claim.Kind

GARAGE, COLLECTOR, ANOTHER = "garage", "collector", "another"
AGE = 25


@dataclass(frozen=True)
class Case:
    """A wish and who offers the car: the garage, the collector, or another dealer."""

    wish: Wish
    by: str = GARAGE


def cases(scene: Scene, day: date) -> list[Case]:
    """All of them, in the order of their numbers in the market."""
    return [*_dates(scene, day), *_statuses(scene), *_gaps(scene), *_pairs(scene)]


def _dates(scene: Scene, day: date) -> Iterator[Case]:
    born = years_before(day, AGE)
    next_month = month_end(born) + timedelta(days=1)
    carry, hijet, sambar = (
        _made_on(scene, family, next_month)
        for family in ("Suzuki Carry", "Daihatsu Hijet", "Subaru Sambar")
    )
    rng = chance("cases")

    def waiting(stock: str, pick: Pick, built: date, *said: Said) -> Case:
        # A number in a serial block would date the car as well: only the papers count here.
        return Case(Wish(stock, pick, built, said, LIVE, in_us=False, frame_number=""))

    yield waiting(
        "DEMO-TODAY", carry, born, dated(rng, Kind.BUILD_PLATE, born, exact=True, checked=True)
    )
    yield waiting(
        "DEMO-NEXT-MONTH", hijet, next_month, dated(rng, Kind.BUILD_PLATE, next_month, checked=True)
    )
    yield waiting(
        "DEMO-DAY-PROOF", sambar, born, of_months(Kind.MAKER_RECORD, born, next_month, checked=True)
    )
    yield waiting(
        "DEMO-CONFLICT",
        scene.named("Honda Acty", "HA7")[0],
        date(1999, 11, 1),
        Said(Kind.BUILD_PLATE, "1999-11", "1999-11", checked=True),
        Said(Kind.FIRST_INSPECTION, "1999-06", "平成11年6月", checked=True),
    )
    yield waiting(
        "DEMO-YEAR-ONLY", hijet, born, of_year(Kind.FIRST_INSPECTION, born.year, checked=True)
    )
    yield Case(
        Wish("DEMO-UNKNOWN", carry, born, (), LIVE, frame_number="", columns={"frame_code": None})
    )
    yield Case(
        Wish(
            "DEMO-WORD-ONLY",
            scene.named("Suzuki Jimny", "JB23W")[0],
            date(2000, 5, 1),
            (Said(Kind.SELLER_STATEMENT, "2000", "2000"),),
            LIVE,
            frame_number="",
        )
    )


def _statuses(scene: Scene) -> Iterator[Case]:
    for stock, status, family, code in (
        ("DEMO-SOLD", SOLD, "Honda Beat", "PP1"),
        ("DEMO-RESERVED", RESERVED, "Suzuki Cappuccino", "EA21R"),
        ("DEMO-REVIEW-1", IN_REVIEW, "Subaru Sambar", "KS4"),
        ("DEMO-REVIEW-2", IN_REVIEW, "Suzuki Every", "DF51V"),
        ("DEMO-REVIEW-3", IN_REVIEW, "Mitsubishi Minicab", "U42T"),
        ("DEMO-CHANGE", NEEDS_CHANGE, "Daihatsu Hijet", "S110P"),
        ("DEMO-DRAFT", DRAFT, "Mazda Scrum", "DK51T"),
        ("DEMO-ENDED", ENDED, "Honda Acty", "HA4"),
        ("DEMO-REMOVED", REMOVED, "Suzuki Carry", "DD51T"),
    ):
        pick = scene.named(family, code)[0]
        yield Case(_plated(stock, pick, status=status))


def _gaps(scene: Scene) -> Iterator[Case]:
    beat, carry = scene.named("Honda Beat", "PP1")[0], scene.named("Suzuki Carry", "DD51T")[0]
    vivio, rex = scene.named("Subaru Vivio", "KK4")[0], scene.named("Subaru Rex", "KH3")[0]
    jimny = scene.named("Suzuki Jimny", "JA22W")[0]
    yield Case(_plated("DEMO-NO-PHOTOS", vivio, has_photos=False))
    yield Case(
        _plated(
            "DEMO-LONG-JA",
            scene.named("Daihatsu Hijet", "S110P")[0],
            in_us=False,
            columns={"grade_ja": LONG_GRADE_JA[:60], "text_ja": LONG_TEXT_JA * 2},
        )
    )
    yield Case(_plated("DEMO-YEN", carry, in_us=False, currency="JPY"))
    yield Case(
        _plated(
            "DEMO-NO-KM",
            jimny,
            columns={
                "odometer": None,
                "text_en": "The clock stopped some time ago, so we give no mileage.",
            },
        )
    )
    yield Case(
        _plated(
            "DEMO-NO-FRAME",
            scene.named("Mazda AZ-1", "PG6SA")[0],
            frame_number="",
            columns={
                "frame_missing_reason": "The plate was removed for a respray and is at the painter's."
            },
        )
    )
    yield Case(_plated("DEMO-NO-ESTIMATE", rex))
    yield Case(
        _plated("DEMO-MILES", beat, columns={"odometer": 48_200, "odometer_unit": "mi"}), COLLECTOR
    )
    yield Case(
        _plated(
            "DEMO-ENGINE",
            scene.named("Suzuki Alto", "HA21S")[0],
            columns={
                "engine_replaced": True,
                "modifications": ["exhaust", "wheels"],
                "modified_notes": "Engine from a later car of the same family; wheels of 14 inches.",
            },
        )
    )


def _pairs(scene: Scene) -> Iterator[Case]:
    """One car, the same frame number, offered by two sellers."""
    pick = scene.named("Honda Acty", "HA4")[0]
    for stock, by, price in (("DEMO-OFFER-A", GARAGE, 840_000), ("DEMO-OFFER-B", ANOTHER, 899_500)):
        columns = {"odometer": 91_300, "price": price, "currency": "USD"}
        wish = _plated(stock, pick, frame_number="HA4-2123456", same_as="offer", columns=columns)
        yield Case(wish, by)


def _made_on(scene: Scene, family: str, day: date) -> Pick:
    return next(pick for pick in scene.named(family) if pick.is_built_on(day))


def _plated(stock: str, pick: Pick, **wishes: Any) -> Wish:
    """A car from the middle of its production, with a build plate that staff have seen."""
    begun, ended = pick.code.built_from or date(1990, 1, 1), pick.code.built_to or date(2000, 1, 1)
    built = begun + (min(ended, date(2000, 6, 1)) - begun) / 2
    said = [
        Said(
            Kind.BUILD_PLATE, iso(built, Precision.MONTH), iso(built, Precision.MONTH), checked=True
        )
    ]
    return Wish(stock, pick, built, tuple(said), **{"status": LIVE, "in_us": True, **wishes})
