"""The accuracy page and its JSON, for whoever asks."""

import re
from datetime import date

import pytest

from listings.pricing import reporting, showing
from listings.pricing.models import INVENTED
from listings.pricing.teaching import learn

from .recorded import record
from .test_reporting import TODAY, covered, told

pytestmark = pytest.mark.django_db

PAGE, JSON = "/accuracy/", "/accuracy.json"


@pytest.fixture
def reported():
    covered(60, 40, kind="told")
    told(1_000_000, 2_000_000, on=date(2026, 11, 2), suspicion="ten times too high")
    reporting.keep(reporting.report(TODAY), TODAY)


def text_of(response):
    words = re.sub(r"<[^>]+>|\s+", " ", response.content.decode())
    return re.sub(r"\s+", " ", words)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_a_report_the_page_claims_nothing(client, settings, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(PAGE)
    assert response.status_code == 200
    if language == "en":
        assert "Nothing to measure yet" in text_of(response)
    assert client.get(JSON).json() == {
        "on": None, "from": None, "model_version": None, "learnt_from_invented": False,
        "banner": None, "markets": [],
    }  # fmt: skip


def test_the_page_says_what_the_report_says(client, reported):
    text = text_of(client.get(PAGE))
    assert "Our ranges are too narrow at present: 65.6 % of the last 61 prices" in text
    assert "61 prices judged." in text
    assert "Price paid, as told" in text
    assert "Last asking price" in text
    assert "1 price lay more than 30 % from what we said." in text
    assert "the price looks like a slip of the pen" in text
    assert "$10,000" in text
    assert "As of 22 Nov 2026, prices since 1 Dec 2025." in text


def test_invented_prices_are_called_so(client):
    covered(60, 48, source=INVENTED)
    reporting.keep(reporting.report(TODAY), TODAY)
    text = text_of(client.get(PAGE))
    assert "belong to the demo market and are invented" in text
    assert "Real prices" not in text


def test_few_prices_are_called_few(client):
    told(1_000_000, 1_000_000)
    reporting.keep(reporting.report(TODAY), TODAY)
    assert "Only 1 price could be judged" in text_of(client.get(PAGE))


def test_the_page_with_an_index_costs_one_statement(client, django_assert_num_queries):
    record(300, 3, TODAY, days=300)
    learn(TODAY)
    told(1_000_000, 1_000_000)
    reporting.keep(reporting.report(TODAY), TODAY)
    client.get(PAGE)
    with django_assert_num_queries(1):
        response = client.get(PAGE)
    assert "Price index by family and month" in text_of(response)


def test_the_json_is_the_report(client, reported, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(JSON)
    assert response.json() == reporting.latest().figures
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_who_has_the_json_does_not_get_it_again(client, reported):
    etag = client.get(JSON)["ETag"]
    again = client.get(JSON, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    covered(1, 1)
    reporting.keep(reporting.report(TODAY), TODAY)
    assert client.get(JSON, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", [PAGE, JSON])
def test_nobody_can_write_here(client, path):
    assert client.post(path).status_code == 405


def test_a_month_without_sales_leaves_its_place_empty():
    for month, mid in ((8, 800_000), (11, 1_100_000)):
        told(1_000_000, mid, on=date(2026, month, 2), kind="told")
    # The forecast of the fixture is of September: the one for August is none.
    (market,) = showing.markets(reporting.report(TODAY))
    assert [mark.x for mark in market.errors.marks] == [345]


def test_marks_stand_on_the_sheet(reported):
    (market,) = showing.markets(reporting.report(TODAY))
    first, second = market.errors.marks
    assert (second.x - first.x, second.x) == (30, 345)
    for mark in (*market.errors.marks, *market.coverage.marks):
        assert 10 <= mark.y <= 100
    assert market.coverage.top < market.coverage.bottom
