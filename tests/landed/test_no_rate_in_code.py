"""A duty, a fee or a percentage stands in the table of rates, never in the program."""

import ast
from pathlib import Path

import pytest

import listings.landed
from listings.landed.headings import Heading

ROOM = Path(listings.landed.__file__).parent
# Counting, cents, and halves of angles and ways.
PLAIN = {0, 1, 2, 100}
# What is no rate: each by its name, with the reason.
NAMED = {
    "DRAWS": "how many draws",
    "SEED": "where the draws begin",
    "QUANTILES": "which of the draws are told",
    "EARTH_RADIUS_MILES": "geometry",
    "LONGEST": "the size of a text field",
    "DIGITS": "of the version",
    "LARGEST_PRICE": "a slip of the keyboard is likelier beyond it",
    "LEAST_BILLS": "how many bills make a figure",
    "EXPIRING_DAYS": "when staff are told that a rate ends soon",
    "KEPT_SECONDS": "how soon a process sees a changed rate",
    "MOST_IN_AN_HOUR": "how often one person may report",
}
# The sizes of columns, of text fields and of caches.
SIZES = {"max_length", "max_digits", "decimal_places", "maxsize", "min_value", "max_value"}


def numbers(tree):
    """(line, number) of each number in the code, and of each text that is one."""
    excused = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and all(
            isinstance(target, ast.Name) and target.id in NAMED for target in node.targets
        ):
            excused.update(map(id, ast.walk(node.value)))
        if isinstance(node, ast.keyword) and node.arg in SIZES:
            excused.update(map(id, ast.walk(node.value)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in excused:
            number = as_number(node.value)
            if number is not None and number not in PLAIN:
                yield node.lineno, node.value


def as_number(value):
    if isinstance(value, bool) or value in set(Heading):
        return None
    if isinstance(value, int | float):
        return value
    try:
        return float(value.strip().rstrip("%")) if isinstance(value, str) else None
    except ValueError:
        return None


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_n04_ac3_no_rate_stands_in(path):
    assert list(numbers(ast.parse(path.read_text()))) == []


@pytest.mark.parametrize(
    "code",
    ["duty = price * 0.025", "MPF = 33.58", "x = Decimal('0.25')", "fee(2500)", "y = '25 %'"],
)
def test_the_scan_finds_one(code):
    assert list(numbers(ast.parse(code)))


def test_the_scan_looks_at_the_whole_room():
    assert {"rules.py", "customs.py", "lines.py"} <= {path.name for path in ROOM.glob("*.py")}
