"""The OpenAPI document: complete, and true to what is answered."""

import pytest

from listings.search.filters import ListingFilter
from tests.factories import ClaimFactory, EstimateFactory, ListingFactory, PhotoFactory

pytestmark = pytest.mark.django_db

KINDS = {
    "string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip


@pytest.fixture
def document(ask):
    return ask("openapi.json")


def faults(value, shape, document, where="$"):
    """Where a value differs from a JSON schema, for the words that our document uses."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return faults(value, document["components"]["schemas"][name], document, where)
    if "anyOf" in shape:
        found = [faults(value, one, document, where) for one in shape["anyOf"]]
        return [] if [] in found else found[0]
    kind = shape.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (kind == "integer" and value is True)):
        return [f"{where}: {value!r} is no {kind}"]
    if kind == "array":
        found = []
        for at, item in enumerate(value):
            found += faults(item, shape["items"], document, f"{where}[{at}]")
        return found
    return faults_within(value, shape, document, where) if kind == "object" else []


def faults_within(value, shape, document, where):
    """The same for an object."""
    known, others = shape.get("properties", {}), shape.get("additionalProperties", True)
    found = [
        f"{where}: {name} is missing" for name in shape.get("required", ()) if name not in value
    ]
    for name, item in value.items():
        if name not in known and others is False:
            found.append(f"{where}: {name} is not in the schema")
        below = known.get(name, others if isinstance(others, dict) else {})
        found += faults(item, below, document, f"{where}.{name}")
    return found


def shape_of(document, path, status):
    answer = document["paths"][path]["get"]["responses"][str(status)]
    (content,) = answer["content"].values()
    return content["schema"]


@pytest.fixture
def car(staff):
    car = ListingFactory(grade="KU", text_en="Runs.")
    PhotoFactory(listing=car, place=1)
    ClaimFactory(listing=car)
    car.estimate = EstimateFactory(listing=car)
    car.save()
    ListingFactory(price=None, year=None, body="", mileage_km=None)
    return car


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/v1/cars", {"limit": 1}),
        ("/api/v1/cars", {"limit": 100}),
        ("/api/v1/facets", {"make": "suzuki"}),
        ("/api/v1/catalogue/makes", {}),
        ("/api/v1/catalogue/families", {}),
        ("/api/v1/catalogue/frame-codes", {"make": "suzuki"}),
        ("/api/v1/rules/federal", {}),
        ("/api/v1/rules/states", {}),
        ("/api/v1/decode", {"text": "DA63T-123456"}),
        ("/api/v1/eligibility", {"claim": "build_plate=2001-11"}),
    ],
)
def test_an_answer_is_as_its_schema_says(client, car, document, path, query):
    answer = client.get(path, query)
    assert answer.status_code == 200
    assert faults(answer.json(), shape_of(document, path, 200), document) == []


def test_one_car_is_as_its_schema_says(ask, car, document):
    shape = shape_of(document, "/api/v1/cars/{id}", 200)
    found = ask(f"cars/{car.public_id}")
    assert faults(found, shape, document) == []
    del found["price"]
    assert faults(found, shape, document) == ["$: price is missing"]


@pytest.mark.parametrize(
    ("path", "address", "status"),
    [
        ("/api/v1/cars", "/api/v1/cars?price_min=abc", 400),
        ("/api/v1/cars/{id}", "/api/v1/cars/nobody", 404),
        ("/api/v1/decode", "/api/v1/decode", 400),
    ],
)
def test_a_refusal_is_as_its_schema_says(client, document, path, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert faults(answer.json(), shape_of(document, path, status), document) == []


def test_every_parameter_of_a_search_is_told(document):
    told = {row["name"]: row for row in document["paths"]["/api/v1/cars"]["get"]["parameters"]}
    assert set(told) == {*ListingFilter.base_filters, "sort", "limit", "page", "cursor"}
    assert all(row["description"] for row in told.values())
    assert told["body"]["schema"]["items"]["enum"][:2] == ["truck", "dump"]
    facets = document["paths"]["/api/v1/facets"]["get"]["parameters"]
    assert {row["name"] for row in facets} == set(ListingFilter.base_filters)


def test_the_document_says_what_programs_ask_of_one(document):
    assert document["openapi"].startswith("3.1")
    assert document["info"]["version"] == "1.0"
    assert document["info"]["license"]["identifier"] == "BSD-3-Clause"
    assert document["servers"] == [{"url": "https://keiport.example"}]
    operations = [one for path in document["paths"].values() for one in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    for operation in operations:
        assert operation["summary"]
        assert operation["description"]
        assert {"200", "400", "404", "429"} <= set(operation["responses"])


def test_every_reference_leads_somewhere(document):
    def references(value):
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for below in value.values():
                yield from references(below)
        elif isinstance(value, list):
            for below in value:
                yield from references(below)

    schemas = document["components"]["schemas"]
    wanted = {name.rpartition("/")[2] for name in references(document)}
    assert wanted
    assert wanted <= set(schemas)
