"""The rows of law: dated, sourced, and changing the version when they change."""

import csv
from datetime import date
from pathlib import Path

import pytest

from listings.eligibility import rules
from listings.eligibility.rulebook import FEDERAL, Rulebook

HEAD = "rule,value,unit,says,citation,source,valid_from,valid_to,confidence,checked_on"


def book(tmp_path: Path, *rows: str) -> Rulebook:
    path = tmp_path / "rules.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n")
    return Rulebook(path)


@pytest.mark.parametrize("row", FEDERAL.rows, ids=lambda row: row.id)
def test_every_row_says_something_and_where_it_is_from(row):
    assert row.says.endswith(".")
    assert row.citation
    assert row.source.startswith("http")
    assert row.confidence in ("sourced", "unconfirmed")
    assert row.checked_on <= date(2026, 11, 22)


def test_doubtful_rows_are_marked_in_the_list_of_sources():
    doubtful = FEDERAL.find("part_dates", date(2026, 11, 22))
    assert "(checked 22 November 2026, not confirmed)" in str(doubtful.reference)


@pytest.mark.parametrize(
    ("day", "years"), [("2026-12-31", 25), ("2027-01-01", 15), ("2040-01-01", 15)]
)
def test_the_number_of_a_day_is_that_of_the_row_in_force(tmp_path, day, years):
    rows = book(
        tmp_path,
        "age,25,years,x,y,http://z,,2026-12-31,sourced,2026-01-01",
        "age,15,years,x,y,http://z,2027-01-01,,sourced,2026-01-01",
    )
    assert rows.number("age", date.fromisoformat(day)) == years


def test_a_day_without_a_row_has_no_number(tmp_path):
    rows = book(tmp_path, "age,25,years,x,y,http://z,1990-01-01,,sourced,2026-01-01")
    assert rows.find("age", date(1989, 12, 31)) is None
    with pytest.raises(LookupError, match="no value of age for 1989-12-31"):
        rows.number("age", date(1989, 12, 31))
    with pytest.raises(KeyError):
        rows.find("nothing", date(2026, 1, 1))


def test_a_changed_row_changes_the_version_and_the_same_rows_do_not(tmp_path):
    row = "age,25,years,x,y,http://z,,,sourced,2026-01-01"
    version = book(tmp_path, row).version
    assert version.startswith("2026-01-01.")
    assert book(tmp_path, row).version == version
    assert book(tmp_path, row.replace("25", "26")).version != version
    assert len(rules.RULE_VERSION) <= 40, "it is stored in a column of this length"


def test_the_ages_stand_in_the_rows_and_not_in_the_code():
    room = Path(rules.__file__).parent
    with (room / "data" / "federal.csv").open(newline="") as rows:
        values = {row["rule"]: row["value"] for row in csv.DictReader(rows)}
    assert (values["nhtsa_age"], values["epa_age"]) == ("25", "21")
    for name in ("rules.py", "epa.py", "reasons.py", "cautions.py"):
        code = (room / name).read_text()
        assert "= 25" not in code
        assert "= 21" not in code
