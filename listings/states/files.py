"""The room's data files: rules and what sources say of them, papers, and places on the map."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .models import FACTS, RuleVoice, StateRule

DATA = Path(__file__).parent / "data"
RULES, VOICES = DATA / "rules.csv", DATA / "voices.csv"


@dataclass(frozen=True)
class AskedPaper:
    """A paper that a state's offices ask for, as a source says."""

    paper: str
    says: str
    source: str
    checked_on: date


@dataclass(frozen=True)
class Spot:
    """Where a state's letter stands on the map, in its units; `is_aside`: in the list beside it,
    because the state is too small for a letter."""

    x: int
    y: int
    is_aside: bool


def state_rules() -> list[StateRule]:
    """The records as rows that are not saved yet; why a reading was chosen is their reason."""
    return [_rule(row) for row in _read(RULES)]


def voices() -> dict[tuple[str, str], list[RuleVoice]]:
    """What sources say where they differ, by state and kind of vehicle; not saved yet."""
    told: dict[tuple[str, str], list[RuleVoice]] = {}
    for row in _read(VOICES):
        for vehicle in row["vehicles"].split():
            told.setdefault((row["state"], vehicle), []).append(_voice(row))
    return told


@cache
def papers_asked(state: str) -> tuple[AskedPaper, ...]:
    """The papers that the state asks for, as far as a source was found that says so."""
    return tuple(
        AskedPaper(row["paper"], row["says"], row["source"], date.fromisoformat(row["checked_on"]))
        for row in _read(DATA / "papers.csv")
        if row["state"] == state
    )


@cache
def spots() -> dict[str, Spot]:
    return {
        row["state"]: Spot(int(row["x"]), int(row["y"]), row["callout"] == "1")
        for row in _read(DATA / "map.csv")
    }


def _rule(row: dict[str, str]) -> StateRule:
    told = {name: row[name] for name in FACTS}
    return StateRule(
        **told
        | {
            "state": row["state"],
            "vehicle": row["vehicle"],
            "max_mph": int(row["max_mph"]) if row["max_mph"] else None,
            "conditions": row["conditions"].split("|") if row["conditions"] else [],
            "valid_from": _day(row["valid_from"]),
            "valid_to": _day(row["valid_to"]),
            "checked_on": date.fromisoformat(row["checked_on"]),
            "reason": row["reading"],
        }
    )


def _voice(row: dict[str, str]) -> RuleVoice:
    return RuleVoice(
        source=row["source"],
        says=row["says"],
        status=row["status"],
        read_on=date.fromisoformat(row["read_on"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
