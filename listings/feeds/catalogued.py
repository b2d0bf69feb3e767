"""The catalogue as the rules of the import ask it. Use it within `catalogue.index.held()`."""

import re
from datetime import date, timedelta
from typing import Any

from listings.catalogue import decoding
from listings.catalogue.models import Family, Make
from listings.catalogue.problems import NOT_KEI, OTHER_MAKE
from listings.eligibility.clock import legal_today

from .known import Frame
from .values import key

# Catalogue bodies that leave no choice.
_BODY_OF = {
    "pickup": "truck", "van": "van", "microvan_passenger": "microvan", "hatchback": "hatch",
    "wagon": "wagon", "sedan": "sedan", "suv": "offroad", "coupe": "coupe",
    "convertible": "roadster",
}  # fmt: skip
_SERIAL = re.compile(r"[0-9]{5,7}")

_FIRST_KEI = date(1949, 7, 1)


class Cars:
    """Answers are kept: five thousand rows have few makes and models."""

    def __init__(self) -> None:
        self._makes: dict[int, Make] = {make.pk: make for make in Make.objects.all()}
        self._families: dict[int, dict[str, Family]] = {}
        for family in Family.objects.select_related("make"):
            names = (family.name, family.name_ja, family.slug, *family.aliases)
            of_make = self._families.setdefault(family.make_id, {})
            of_make.update({key(name): family for name in names if name})
        self._by_id = {
            family.pk: family for of_make in self._families.values() for family in of_make.values()
        }

    def make(self, name: str) -> int | None:
        made = decoding.find_make(name)
        return made.pk if made else None

    def model(self, make: int, name: str) -> int | None:
        """A family by its name, also where more stands behind it: Carry Truck KU is a Carry."""
        names, words = self._families.get(make, {}), name.split()
        for length in range(len(words), 0, -1):
            if found := names.get(key(" ".join(words[:length]))):
                return found.pk
        return None

    def names_of(self, make: int) -> list[str]:
        return sorted({family.name for family in self._families.get(make, {}).values()})

    def frame(self, text: str, make: int | None, family: int | None) -> Frame:
        """What a frame number, or the code alone, says of a car."""
        decoded = decoding.decode(text, self._makes.get(make or 0))
        model = self._by_id.get(family or 0)
        remarks = {problem.code: problem.message for problem in decoded.problems}
        against = decoding.belongs_to(text, model) if model else None
        codes = [candidate.frame_code for candidate in decoded.candidates]
        fitting = [code for code in codes if family in (None, code.family_id)]
        families = {code.family_id for code in codes}
        return Frame(
            normalised=decoded.normalised,
            is_whole=bool(_SERIAL.fullmatch(decoded.serial)),
            family_id=families.pop() if len(families) == 1 else None,
            frame_code_id=fitting[0].pk if len(fitting) == 1 else None,
            against=against.message if against else remarks.get(OTHER_MAKE, ""),
            not_kei=remarks.get(NOT_KEI, ""),
            remark=next(iter(remarks.values()), ""),
            is_known=bool(codes),
            tells=_told_by(fitting),
        )

    def years(self, text: str) -> tuple[date, date] | None:
        """The span in which such a car can have been built."""
        windows = decoding.build_windows(text)
        if not windows:
            return None
        first = min(window.built_from or _FIRST_KEI for window in windows)
        return first, max(
            window.built_to or legal_today() + timedelta(days=1) for window in windows
        )


def _told_by(codes: list[Any]) -> dict[str, Any]:
    """What follows from the code alone, where all its cars agree."""
    told: dict[str, Any] = {}
    for column, values in {
        "body": {_BODY_OF.get(code.body_style, "") for code in codes},
        "gearbox": {gear for code in codes for gear in code.transmissions},
        "aspiration": {one for code in codes for one in code.aspirations},
        "displacement_cc": {code.displacement_cc for code in codes},
    }.items():
        if len(values) == 1 and (only := values.pop()):
            told[column] = only
    if codes and all(
        set(code.drivetrains) <= {"rwd", "fwd"} and code.drivetrains for code in codes
    ):
        told["drive"] = "2wd"
    return told
