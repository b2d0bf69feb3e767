"""The parameters of a search and the refusals, as the OpenAPI document tells them."""

from typing import Any

from django.db.models import Choices

from listings.cars.choices import Aspiration, Body, Drive, Gearbox, Side
from listings.dealers.models import Seller
from listings.places.states import US_STATES
from listings.search.filters import DOLLARS, KILOMETRES, LEGAL, MILES, YEARS
from listings.search.paging import PER_PAGE
from listings.search.sorts import SORTS
from listings.search.words import MAX_LENGTH

from .asking import DEEPEST, MOST_ITEMS
from .problems import CONTENT_TYPE

Said = dict[str, Any]


def parameter(
    name: str, says: str, schema: Said, example: Any = None, where: str = "query"
) -> Said:
    said = {"name": name, "in": "query", "description": says, "required": False, "schema": schema}
    return said if example is None else {**said, "example": example}


def _several(name: str, says: str, values: Any = None, example: str | None = None) -> Said:
    items: Said = {"type": "string"}
    if values is not None:
        items["enum"] = list(values.values if _is_choices(values) else values)
    shape = {"type": "array", "items": items}
    return parameter(name, f"{says} May be repeated.", shape, [example] if example else None) | {
        "style": "form",
        "explode": True,
    }


def _is_choices(values: Any) -> bool:
    return isinstance(values, type) and issubclass(values, Choices)


def _whole(name: str, says: str, limits: dict[str, int], example: int) -> Said:
    shape = {"type": "integer", "minimum": limits["low"], "maximum": limits["high"]}
    return parameter(name, says, shape, example)


FILTERS: list[Said] = [
    parameter(
        "q",
        "Words in English or Japanese, names, frame codes; all must fit.",
        {"type": "string", "maxLength": MAX_LENGTH},
        "jimny turbo",
    ),
    _several("make", "The make, by its slug; see /catalogue/makes.", example="suzuki"),
    _several("model", "The family, by its slug; see /catalogue/families.", example="carry"),
    _several("body", "The shape.", Body, "truck"),
    _several("drive", "Driven wheels: two, part-time or full-time four.", Drive, "pt4wd"),
    _several("gearbox", "The gearbox.", Gearbox),
    _several("aspiration", "How the engine breathes.", Aspiration),
    _whole("year_min", "First year.", YEARS, 1995),
    _whole("year_max", "Last year.", YEARS, 2001),
    _whole("price_min", "Lowest price in whole US dollars.", DOLLARS, 4000),
    _whole("price_max", "Highest price in whole US dollars.", DOLLARS, 9000),
    _whole("km_min", "Lowest mileage in km.", KILOMETRES, 0),
    _whole("km_max", "Highest mileage in km.", KILOMETRES, 100_000),
    _several(
        "legal",
        "Old enough to be imported: proven today, or within 12 months.",
        [value for value, _label in LEGAL],
        "now",
    ),
    parameter(
        "state", "Whose road rules count.", {"type": "string", "enum": list(US_STATES)}, "OH"
    ),
    _several("road", "Only cars that the state lets on its roads; needs `state`.", ["1"]),
    parameter(
        "zip",
        "Your ZIP code: distances are counted from there.",
        {"type": "string", "pattern": "^[0-9]{5}$"},
        "43085",
    ),
    _whole("within", "At most so many miles from `zip`.", MILES, 250),
    _several("side", "Where the car is.", Side, "us"),
    _several("seller", "Who sells it.", Seller.Kind),
]
LIST: list[Said] = [
    parameter("sort", "The order.", {"type": "string", "enum": list(SORTS), "default": "newest"}),
    parameter(
        "limit",
        "How many cars an answer holds.",
        {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": PER_PAGE},
    ),
    parameter(
        "page",
        f"From 1, as far as {DEEPEST:,} cars reach; `next` leads on from there.",
        {"type": "integer", "minimum": 1, "maximum": DEEPEST, "default": 1},
    ),
    parameter(
        "cursor",
        "A place in the list that stays while cars come and go: take it from `next` as it is.",
        {"type": "string"},
    ),
]


def problem_response(says: str) -> Said:
    """A refusal in the OpenAPI document."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": says, "content": {CONTENT_TYPE: {"schema": schema}}}
