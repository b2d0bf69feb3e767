"""The generations of a family: what they were, when they were built, when they may come in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from listings.catalogue.models import FrameCode
from listings.catalogue.vocabulary import BodyStyle, DrivenWheels, Precision
from listings.catalogue.windows import earliest_built, latest_built
from listings.eligibility.rules import first_certain, first_possible
from listings.places.naming import for_reader

# The drawing of a listing's body for each body of the catalogue.
SHAPES = {
    BodyStyle.TRUCK: "truck",
    BodyStyle.DUMP_OR_SPECIAL: "dump",
    BodyStyle.VAN: "van",
    BodyStyle.MICROVAN: "microvan",
    BodyStyle.HATCHBACK: "hatch",
    BodyStyle.WAGON: "wagon",
    BodyStyle.SEDAN: "sedan",
    BodyStyle.SUV: "offroad",
    BodyStyle.COUPE: "coupe",
    BodyStyle.CONVERTIBLE: "roadster",
}


@dataclass(frozen=True)
class Code:
    """One frame code in one body, as a row of the page."""

    row: FrameCode
    built: str

    @property
    def name(self) -> str:
        """As the reader writes it."""
        return for_reader(self.row.model_name, self.row.name_ja)

    @property
    def engine(self) -> str:
        """`F6A, 657 cc`; an electric car has none."""
        size = f"{self.row.displacement_cc} cc" if self.row.displacement_cc else ""
        return ", ".join(part for part in (self.row.engine_code, size) if part)

    @property
    def wheels(self) -> str:
        return ", ".join(str(DrivenWheels(kind).label) for kind in self.row.drivetrains)

    @property
    def size(self) -> str:
        """Length, width and height in millimetres, as far as they are known."""
        sides = (self.row.length_mm, self.row.width_mm, self.row.height_mm)
        return " × ".join(f"{side:,}" if side else "?" for side in sides) if any(sides) else ""


@dataclass(frozen=True)
class Generation:
    """`opens` is the first day on which any of its cars can be old enough, `closes` the day from
    which all surely are; None where no source tells, or while it is built.
    """

    number: int
    name: str
    codes: list[Code]
    built: str
    opens: date | None
    closes: date | None

    @property
    def anchor(self) -> str:
        return f"generation-{self.number}"

    @property
    def names(self) -> str:
        """What it was sold as."""
        return " · ".join(dict.fromkeys(code.name for code in self.codes))

    @property
    def code_list(self) -> str:
        return ", ".join(dict.fromkeys(code.row.code for code in self.codes))

    def standing(self, today: date) -> str:
        """What today means for it, by the catalogue alone."""
        if self.opens is None and self.closes is None:
            return _("not known")
        if self.closes and self.closes <= today:
            return _("all are 25 years old")
        if self.opens and self.opens <= today:
            return _("some are 25 years old, by their build dates")
        return _("none is 25 years old yet")


def generations_of(rows: Iterable[FrameCode], years: int) -> list[Generation]:
    """Frame codes grouped by generation, the oldest first; `years` is the age that the law asks."""
    groups = defaultdict(list)
    for row in rows:
        groups[row.generation].append(row)
    ordered = sorted(groups.items(), key=lambda group: _start(group[1]))
    return [_generation(n, name, found, years) for n, (name, found) in enumerate(ordered, 1)]


def shape_of(rows: Iterable[FrameCode]) -> str:
    """The body of the newest code, as a drawing's name; empty without a code."""
    newest = max(rows, key=lambda row: row.built_from or date.min, default=None)
    return SHAPES[BodyStyle(newest.body_style)] if newest else ""


def built_text(first: date | None, how: str, last: date | None, how_last: str) -> str:
    """`Mar 1985 to 1989`; an open end says so."""
    begins = _stated(first, how) if first else _("start not known")
    return _("%(first)s to %(last)s") % {
        "first": begins,
        "last": _stated(last, how_last) if last else _("now, or its end is not known"),
    }


def _generation(number: int, name: str, rows: list[FrameCode], years: int) -> Generation:
    rows = sorted(rows, key=_oldest_first)
    first, last = (rows[0] if rows[0].built_from else None), _last(rows)
    starts = [day for row in rows if (day := earliest_built(row))]
    ends = [latest_built(row) for row in rows]
    return Generation(
        number,
        _("Generation %s") % name if name else _("Generation not named"),
        [Code(row, _built(row)) for row in rows],
        built_text(
            first.built_from if first else None,
            first.from_precision if first else "",
            last.built_to if last else None,
            last.to_precision if last else "",
        ),
        first_possible(min(starts), years) if starts else None,
        None if None in ends else first_certain(max(end for end in ends if end), years),
    )


def _last(rows: list[FrameCode]) -> FrameCode | None:
    """The code that was built longest; None while one of them has no end."""
    if any(row.built_to is None for row in rows):
        return None
    return max(rows, key=lambda row: row.built_to or date.min)


def _built(row: FrameCode) -> str:
    return built_text(row.built_from, row.from_precision, row.built_to, row.to_precision)


def _stated(day: date, precision: str) -> str:
    if precision == Precision.YEAR:
        return str(day.year)
    return date_format(day, "YEAR_MONTH_FORMAT" if precision == Precision.MONTH else "DATE_FORMAT")


def _oldest_first(row: FrameCode) -> tuple[date, str]:
    return row.built_from or date.max, row.code


def _start(rows: list[FrameCode]) -> tuple[date, str]:
    return min(map(_oldest_first, rows))
