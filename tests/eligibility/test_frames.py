"""What the catalogue knows of a frame number becomes a claim, carefully."""

from dataclasses import dataclass
from datetime import date

import pytest

from listings.eligibility.frames import frame_claims

from .making import TODAY, day


@dataclass(frozen=True)
class Window:
    built_from: date | None
    built_to: date | None
    basis: str
    confidence: str = "medium"
    source: str = "https://example.org/catalogue"


def block(first: str | None, last: str | None, **more: str) -> Window:
    return Window(day(first), day(last), "serial_block", **more)


def production(first: str | None, last: str | None, **more: str) -> Window:
    return Window(day(first), day(last), "production_window", **more)


@pytest.mark.parametrize(
    ("windows", "kind", "text", "level"),
    [
        ([block("1998-12-23", "2000-11-30")], "frame_number", "1998-12-23/2000-11-30", "B"),
        ([production("1999-01-01", "2005-12-31")], "generation", "1999-01/2005-12", "D"),
        # Alternatives: only the whole span is certain, and it is as good as its weakest part.
        (
            [production("1993-01-01", "1998-09-30"), production("1997-01-01", "1998-12-31")],
            "generation",
            "1993-01/1998-12",
            "D",
        ),
        (
            [block("1998-12-23", "2000-11-30"), production("1999-01-01", "2001-06-30")],
            "generation",
            "1998-12-23/2001-06-30",
            "D",
        ),
        ([production("2014-01-01", None)], "generation", "2014-01-01/2026-11-22", "D"),
        ([production(None, "1955-12-31")], "generation", "1949-01/1955-12", "D"),
    ],
)
def test_windows_become_one_claim(windows, kind, text, level):
    (claim,) = frame_claims(windows, TODAY)
    assert (claim.kind, claim.interval.text, claim.level) == (kind, text, level)
    assert claim.source == "https://example.org/catalogue"


@pytest.mark.parametrize(
    "windows",
    [
        [],
        [production("1999-01-01", "2005-12-31", confidence="low")],
        [production("1999-01-01", "2005-12-31"), production("1990-01-01", "2005-12-31", confidence="low")],
        [block("1999-01-01", "1999-12-31", confidence="low")],
    ],
)  # fmt: skip
def test_doubtful_rows_claim_nothing(windows):
    assert frame_claims(windows, TODAY) == []


def test_a_number_that_nobody_compared_with_the_plate_is_the_sellers_word():
    (claim,) = frame_claims([block("1998-12-23", "2000-11-30")], TODAY, proven=False)
    assert claim.level == "E"
    (claim,) = frame_claims([production("1999-01-01", "2005-12-31")], TODAY, proven=False)
    assert claim.level == "D"


def test_each_source_is_named_once():
    windows = [
        block("1999-01-01", "1999-06-30"),
        block("1999-02-01", "1999-07-31"),
        block("1999-03-01", "1999-08-31", source="https://example.org/other"),
    ]
    (claim,) = frame_claims(windows, TODAY)
    assert claim.source == "https://example.org/catalogue ; https://example.org/other"
