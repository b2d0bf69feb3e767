"""The catalogue's data files as rows that are not saved yet."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.utils.text import slugify

from . import periods
from .models import (
    EmissionPrefix,
    Family,
    FrameCode,
    KeiClass,
    Make,
    NotKei,
    Rebadge,
    SerialBlock,
)
from .vocabulary import Gearbox

DATA = Path(__file__).parent / "data"

SERIAL_BLOCK_KEY = ("make", "code", "type_designation", "serial_from", "serial_to", "source")

# AGS (Suzuki) and AMT (Smart) are automated manuals; UL and UR are Honda's creeper gears.
GEARBOXES = {
    "5AGS": Gearbox.AUTOMATED_MANUAL,
    "6AMT": Gearbox.AUTOMATED_MANUAL,
    "5MT+UL/UR": Gearbox.MANUAL_5_CREEPER,
}


def every() -> list[Path]:
    return sorted(DATA.glob("*.csv"))


def makes() -> list[Make]:
    return [
        Make(
            name=row["name"],
            name_ja=row["name_ja"],
            slug=slugify(row["name"]),
            aliases=_several(row["aliases"]),
        )
        for row in _read("makes")
    ]


def families(makes: dict[str, Make]) -> list[Family]:
    return [
        Family(
            make=makes[row["make"]],
            name=row["family"],
            name_ja=row["name_ja"],
            slug=slugify(row["family"]),
            aliases=_several(row["aliases"]),
        )
        for row in _read("families")
    ]


def frame_codes(families: Iterable[Family]) -> list[FrameCode]:
    by_name = {(family.make.name, family.name): family for family in families}
    return [_frame_code(row, by_name[row["make"], row["family"]]) for row in _read("kei_models")]


def _frame_code(row: dict[str, str], family: Family) -> FrameCode:
    start, end = periods.parse(row["production_start"]), periods.parse(row["production_end"])
    return FrameCode(
        family=family,
        code=row["chassis_code"],
        model_name=row["model"],
        name_ja=row["name_ja"],
        generation=row["generation"],
        body_style=row["body_style"],
        vehicle_class=row["vehicle_class"],
        built_from=_first(start),
        built_to=_last(end),
        from_precision=_precision(start),
        to_precision=_precision(end),
        engine_code=row["engine_code"],
        displacement_cc=_number(row["displacement_cc"]),
        aspirations=_several(row["aspiration"]),
        power_ps=_number(row["power_ps"]),
        drivetrains=_several(row["drivetrain"]),
        engine_position=row["engine_position"],
        transmissions=_gearboxes(row["transmissions"]),
        length_mm=_number(row["length_mm"]),
        width_mm=_number(row["width_mm"]),
        height_mm=_number(row["height_mm"]),
        weight_kg=_number(row["weight_kg"]),
        source=row["source"],
        confidence=row["confidence"],
    )


def serial_blocks(makes: dict[str, Make]) -> list[SerialBlock]:
    return [_serial_block(row, makes[row["make"]]) for row in _read("serial_ranges")]


def _serial_block(row: dict[str, str], make: Make) -> SerialBlock:
    start, end = periods.parse(row["built_from"]), periods.parse(row["built_to"])
    return SerialBlock(
        make=make,
        code=row["chassis_code"],
        type_designation=row["type_designation"],
        serial_from=row["serial_from"],
        serial_to=row["serial_to"],
        first=int(row["serial_from"]),
        last=_number(row["serial_to"]),
        built_from=_first(start),
        built_to=_last(end),
        precision=periods.coarser(_precision(start), _precision(end)),
        basis=row["basis"],
        source=row["source"],
        confidence=row["confidence"],
    )


def not_kei() -> list[NotKei]:
    return [
        NotKei(
            make=row["make"],
            model=row["model"],
            code=row["chassis_code"],
            why=row["why_not_kei"],
            confidence=row["confidence"],
            source=row["source"],
        )
        for row in _read("not_kei")
    ]


def rebadges(makes: dict[str, Make]) -> list[Rebadge]:
    return [
        Rebadge(
            make=makes[row["make"]],
            code=row["code"],
            twin_make=makes[row["twin_make"]],
            twin_code=row["twin_code"],
            source=row["source"],
        )
        for row in _read("rebadges")
    ]


def emission_prefixes() -> list[EmissionPrefix]:
    return [
        EmissionPrefix(
            **row | {"from_year": int(row["from_year"]), "to_year": _number(row["to_year"])}
        )
        for row in _read("emission_prefixes")
    ]


def kei_classes() -> list[KeiClass]:
    return [KeiClass(**row | _dates_in_force(row)) for row in _read("kei_class")]


def _dates_in_force(row: dict[str, str]) -> dict[str, date | None]:
    return {
        "effective_from": _first(periods.parse(row["effective_from"])),
        "effective_to": _last(periods.parse(row["effective_to"])),
    }


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _several(text: str) -> list[str]:
    return text.split("|") if text else []


def _gearboxes(text: str) -> list[str]:
    return [Gearbox(GEARBOXES.get(word, word.lower())).value for word in _several(text)]


def _number(text: str) -> int | None:
    return int(text) if text else None


def _first(stated: periods.Stated | None) -> date | None:
    return stated.first if stated else None


def _last(stated: periods.Stated | None) -> date | None:
    return stated.last if stated else None


def _precision(stated: periods.Stated | None) -> str:
    return stated.precision if stated else ""
