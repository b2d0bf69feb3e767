"""Whatever a query string holds: an answer or a refusal in words, never a failure."""

import pytest

pytestmark = pytest.mark.django_db

ADDRESSES = ("/api/v1/cars", "/api/v1/facets", "/cars/newest.atom")
FAR = "9" * 30

IMPOSSIBLE = [
    "price_min=abc", "price_min=-1", "price_max=1e999999", "price_max=NaN", "price_max=Infinity",
    f"price_max={FAR}", "price_min=0x10", "price_min=1;2", "price_min=%F0%9F%9A%97",
    "price_min=5&price_max=1", "year_min=1", "year_max=99999", "year_min=2001.5",
    "km_min=--1", f"km_max={FAR}", "km_min=1e5", "body=nothing", "body=truck&body=x",
    "body=%27%20OR%201%3D1", "drive=4wd4", "gearbox=%00x".replace("%00", "%C2%85"),
    "aspiration=__class__", "make=nobody", "model=%2E%2E%2Fetc", "side=moon", "seller=1",
    "state=ZZ", "state=OHIO!", "road=1", "road=yes&state=OH", "legal=never", "zip=abcde",
    "zip=1", "within=50", "within=-5&zip=43085", "q=" + "x" * 10_000, "q=" + "a+" * 40,
    "q=" + "%EF%B7%BA" * 59, "q=a", "landed_max=abc", "make=" + "z" * 10_000,
]  # fmt: skip
IMPOSSIBLE_IN_A_LIST = [
    "page=0", "page=-1", "page=abc", "page=99999999999", "page=1e3", "page=%D9%A1", "page=1_0",
    "limit=0", "limit=101", "limit=-5", "limit=abc", "sort=dealer__user__password", "sort=%3F",
    "sort=distance", "sort=price%2C-id", "cursor=x", "cursor=%25", "cursor=e30",
    "cursor=" + "A" * 5_000, "cursor=WyJuZXdlc3QiLCAxLCAiXHUwMDAwIl0",
    "cursor=WyJuZXdlc3QiLCBJbmZpbml0eSwgIngiXQ", "cursor=W1tbW1tbW1tbW1tbW1tbW1tbW1s",
    "cursor=x&page=2", "cursor=WyJuZXdlc3QiLCBudWxsLCAieCIsIDFd",
    "cursor=WyJuZXdlc3QiLCBudWxsLCAieCIsIC0xXQ",
]  # fmt: skip
# Nothing here asks for what cannot be.
HARMLESS = [
    "", "&&&", "=", "foo=bar", "price_min=", "price_min=+5+", "body=", "body=TRUCK", "q=",
    "q=%25", "q=_", "q=%5C", "q=%27%3B--", "q=%3Cscript%3E", "q=%E3%82%B8%E3%83%A0%E3%83%8B%E3%83%BC",
    "q=%E2%80%AE", "state=oh", "price_min=1&price_min=2", "x" * 10_000, "foo=" + "x" * 10_000,
    "make=suzuki&make=suzuki&make=honda", "csrfmiddlewaretoken=1", "q=4wd+4wd+4wd", "%5B%5D=1",
    "price_min=5&price_max=5", "utm_source=%F0%9F%9A%97", "page=1" , "legal=now&legal=soon",
    "zip=43085&within=100", "zip=43085-1234",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", IMPOSSIBLE, ids=lambda query: query[:40])
def test_what_cannot_be_meant_is_refused_by_name(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400, answer.content[:300]
    assert answer["Content-Type"] == "application/problem+json"
    named = {fault["loc"][-1] for fault in answer.json()["errors"]}
    asked = {pair.partition("=")[0] for pair in query.split("&")}
    assert named
    assert named <= asked
    assert all(fault["msg"] for fault in answer.json()["errors"])


@pytest.mark.parametrize("query", IMPOSSIBLE_IN_A_LIST, ids=lambda query: query[:40])
def test_a_place_or_an_order_that_cannot_be_is_refused_by_name(client, query):
    answer = client.get(f"/api/v1/cars?{query}")
    assert answer.status_code == 400, answer.content[:300]
    assert answer["Content-Type"] == "application/problem+json"
    assert {fault["loc"][-1] for fault in answer.json()["errors"]} <= {
        pair.partition("=")[0] for pair in query.split("&")
    }


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", HARMLESS, ids=lambda query: query[:40])
def test_what_asks_for_nothing_odd_is_answered(client, address, query):
    assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("query", ["q=%00", "%00", "q=%ff", "price_min=%C3", "a%00b=1"])
def test_what_is_no_text_is_refused(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 400


@pytest.mark.parametrize("path", ["cars/%00", "cars/..%2F..", "cars/" + "x" * 3_000, "nothing",
                                  "catalogue/frame-codes/%27", "rules/states/zz", "cars/"])  # fmt: skip
def test_an_address_without_anything_is_a_problem_too(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code in (400, 404)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("query", ["", "text=", "text=%F0%9F%9A%97", "text=" + "x" * 9_000,
                                   "text=DA63T&make=Nobody"])  # fmt: skip
def test_a_text_that_is_no_frame_number_is_refused(client, query):
    assert client.get(f"/api/v1/decode?{query}").status_code == 400


@pytest.mark.parametrize("query", ["claim=x", "claim=build_plate=", "claim=build_plate=3001",
                                   "claim=frame_number=%3F", "on=tomorrow", "entered=2999-01",
                                   "arrival=2001-02-30", "claim=build_plate=2001-13",
                                   "&".join(["claim=build_plate=2001"] * 40)])  # fmt: skip
def test_a_claim_that_cannot_be_read_is_refused(client, query):
    answer = client.get(f"/api/v1/eligibility?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["loc"][-1] in query
