"""The page: every input in its address, every line with its source."""

from decimal import Decimal

import pytest
from django.urls import reverse

from listings.eligibility.clock import legal_today
from listings.landed.estimating import estimate_told, inputs_for, query_for
from listings.landed.models import Bill, Rate

pytestmark = pytest.mark.django_db

URL = "/landed-cost/"
TRUCK = {
    "price": "5000",
    "currency": "USD",
    "side": "jp",
    "body": "truck",
    "built": "2000-11-05",
    "port": "JPYOK",
    "method": "roro",
    "arrival": "2026-11-20",
    "zip": "98402",
}
HERE = {"price": "7900", "side": "us", "car_zip": "43215", "zip": "80202"}


def page(client, told, status=200):
    answer = client.get(URL, told)
    assert answer.status_code == status
    return answer


def codes(answer):
    return [line.code for line in answer.context["lines"]]


def test_the_bare_page_asks_and_says_nothing_is_wrong(client):
    answer = page(client, {})
    assert "amounts" not in answer.context
    assert not answer.context["form"].errors
    assert "Work it out" in answer.content.decode()


def test_a_car_may_have_filled_in_all_but_the_door(client):
    told = {name: text for name, text in TRUCK.items() if name != "zip"}
    answer = page(client, told)
    assert not answer.context["form"].errors
    assert 'value="2000-11-05"' in answer.content.decode()


def test_the_answer_stands_in_words_and_figures(client):
    answer = page(client, TRUCK)
    text = answer.content.decode()
    assert f"About {answer.context['amounts']['p50']} at your door in Washington" in text
    assert "It lands in Tacoma, WA" in text
    assert "rate expired on 30 Sep 2026" in text
    assert "sales tax, title and plates in Washington: not known" in text
    assert "An estimate, not a quote" in text
    assert 'href="https://www.govinfo.gov/content/pkg/FR-2025-07-23/html/2025-13869.htm"' in text
    assert answer.context["version"] in text


def test_n04_ac6_the_same_address_gives_the_same_page(client):
    assert page(client, TRUCK).context["total"] == page(client, TRUCK).context["total"]


def test_n04_ac2_both_headings_are_compared_and_one_press_apart(client):
    first = page(client, TRUCK)
    rows = {row["code"]: row["duty"] for row in first.context["other"]["rows"]}
    assert rows == {"8703.21": "$125", "8704.31": "$1,250"}
    other = client.get(URL + first.context["other"]["url"])
    assert other.context["heading"]["code"] == "8703.21"
    assert other.context["heading"]["is_chosen"]
    assert "You chose this heading" in other.content.decode()


def test_a_car_too_young_is_said_above_the_total(client):
    answer = page(client, {**TRUCK, "built": "2002-01-05"})
    text = answer.content.decode()
    assert "surely 25 years old only on 5 January 2027" in text
    assert text.index("surely 25 years old") < text.index("at your door in Washington")


def test_n04_ac7_a_car_that_is_here_shows_transport_only(client):
    answer = page(client, HERE)
    assert codes(answer) == ["car", "inland_us"]
    assert answer.context["heading"] is None
    text = answer.content.decode()
    assert "sales tax, title and plates in Colorado" in text
    for word in ("Duty under heading", "Customs broker", "Ocean freight"):
        assert word not in text


def test_of_a_car_that_is_here_an_area_is_enough(client):
    near = page(client, {**HERE, "car_zip": "432"}).context["miles"]
    exact = page(client, HERE).context["miles"]
    assert abs(near - exact) < 30


def test_what_only_an_import_asks_is_not_looked_at_for_a_car_that_is_here(client):
    assert page(client, {**HERE, "built": "nonsense", "port": "XX"}).context["total"]


@pytest.mark.parametrize("zip_code", ["96813", "99501", "00901"])
def test_over_water_no_freight_is_guessed(client, zip_code):
    answer = page(client, {**TRUCK, "zip": zip_code})
    assert not {"freight", "inland_us"} & set(codes(answer))
    assert "the way to this place" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("price", "0"),
        ("price", "10000000000000"),
        ("price", "9" * 10_000),
        ("currency", "EUR"),
        ("body", "boat"),
        ("built", "13年"),
        ("built", ""),
        ("built", "x" * 10_000),
        ("port", "USTIW"),
        ("port", ""),
        ("arrival", "2020-01-01"),
        ("arrival", "never"),
        ("method", "raft"),
        ("zip", "00000"),
        ("zip", ""),
        ("heading", "9999.99"),
        ("side", "mars"),
    ],
)
def test_bad_input_is_told_at_its_field_and_keeps_what_was_typed(client, name, text):
    answer = page(client, {**TRUCK, name: text})
    assert name in answer.context["form"].errors
    assert "amounts" not in answer.context
    others = {key: value for key, value in TRUCK.items() if key != name}
    bound = answer.context["form"]
    assert all(bound[key].value() == value for key, value in others.items())


@pytest.mark.parametrize("name", ["price", "zip", "built"])
def test_a_nul_byte_is_refused(client, name):
    assert client.get(URL, {**TRUCK, name: "1\0"}).status_code == 400


def test_what_is_missing_is_asked_for_in_words(client):
    errors = page(client, {"zip": ""}).context["form"].errors
    assert set(errors) == {"price", "body", "built", "port", "zip"}
    assert not any("required" in text for texts in errors.values() for text in texts)


def test_a_car_that_is_here_needs_its_place(client):
    answer = page(client, {**HERE, "car_zip": "00"})
    assert list(answer.context["form"].errors) == ["car_zip"]


def test_without_rates_the_page_says_so(client):
    Rate.objects.all().delete()
    assert "No duty and fees are known" in page(client, TRUCK).content.decode()


def test_the_page_costs_six_queries(client, django_assert_num_queries):
    page(client, TRUCK)
    with django_assert_num_queries(6):
        page(client, TRUCK)


def test_it_answers_only_to_reading(client):
    assert client.post(URL, TRUCK).status_code == 405
    assert client.get("/landed-cost/bill/").status_code == 405


def test_a_listing_gives_its_inputs_and_its_total(client):
    told = inputs_for(
        price=500000,
        currency="USD",
        body="dump",
        built="2000-11-05",
        side="jp",
        port="JPYOK",
        zip="98402",
    )
    answer = page(client, {**told, "arrival": "2026-11-20"})
    assert codes(answer) == codes(page(client, TRUCK))
    estimate = estimate_told({**told, "arrival": "2026-11-20"}, legal_today()).estimate
    assert estimate.total == answer.context["total"]
    assert estimate.age is None
    assert estimate.rule_version == answer.context["version"]


def test_a_listing_that_lacks_something_has_no_total():
    told = inputs_for(
        price=None, currency="USD", body="", built="2000", side="jp", port="JPYOK", zip="98402"
    )
    assert "price" not in told
    found = estimate_told(told, legal_today())
    assert found.estimate is None
    assert {"price", "body"} <= found.errors.keys()


def test_the_query_of_a_car_that_is_here_names_no_port():
    query = query_for(
        price=790000, currency="USD", body="van", built="", side="us", port="JPYOK", car_zip="432"
    )
    assert query == "price=7900&currency=USD&side=us&body=van&car_zip=432"


def report(client, paid="11,250.50", **told):
    return client.post(
        reverse("landed_cost_bill", query={**TRUCK, **told}), {"paid": paid, "note": "a flat tyre"}
    )


def test_n04_ac8_a_bill_waits_until_staff_have_seen_it(client, user):
    client.force_login(user)
    answer = report(client)
    assert answer.status_code == 302
    assert answer.url.startswith("/landed-cost/?")
    bill = Bill.objects.get()
    assert (bill.paid_usd_cents, bill.reported_by, bill.accepted_at) == (1_125_050, user, None)
    assert bill.inputs["price"] == "5000"
    total = page(client, TRUCK).context["total"]
    assert (bill.low_usd_cents, bill.high_usd_cents) == (total.p10, total.p90)


def test_telling_it_again_is_telling_it_once(client, user):
    client.force_login(user)
    report(client)
    report(client, paid="12000")
    assert Bill.objects.get().paid_usd_cents == 1_200_000


@pytest.mark.parametrize("paid", ["", "0", "much", "-4", "9" * 30])
def test_a_bill_without_an_amount_is_told_at_its_field(client, user, paid):
    client.force_login(user)
    answer = report(client, paid=paid)
    assert answer.status_code == 422
    assert "paid" in answer.context["bill_form"].errors
    assert not Bill.objects.exists()


def test_a_bill_for_no_estimate_changes_nothing(client, user):
    client.force_login(user)
    assert report(client, zip="00000").status_code == 302
    assert not Bill.objects.exists()


def test_nobody_reports_all_day(client, user):
    client.force_login(user)
    for price in range(10):
        assert report(client, price=str(3000 + price)).status_code == 302
    assert report(client, price="4000").status_code == 429
    assert Bill.objects.count() == 10


def test_a_stranger_reports_nothing(client):
    answer = report(client)
    assert answer.status_code == 302
    assert "login" in answer.url
    assert not Bill.objects.exists()


def test_n04_ac8_how_far_past_estimates_were_off(client):
    for paid in (9_000, 10_000, 13_000):
        Bill.objects.create(
            inputs={},
            rule_version="x",
            low_usd_cents=950_000,
            mid_usd_cents=1_000_000,
            high_usd_cents=1_050_000,
            paid_usd_cents=paid * 100,
            accepted_at="2026-11-01T00:00Z",
        )
    text = page(client, TRUCK).content.decode()
    assert "Measured on 3 real bills: 1 lay in the range told; half were off by at most 10 %." in (
        " ".join(text.split())
    )
    Bill.objects.update(accepted_at=None)
    assert "too few real bills" in page(client, TRUCK).content.decode()


def test_staff_rates_reach_the_page(client):
    Rate.objects.filter(kind="hmf").update(
        low=Decimal("0.01"), likely=Decimal("0.01"), high=Decimal("0.01")
    )
    hmf = next(line for line in page(client, TRUCK).context["lines"] if line.code == "hmf")
    assert hmf.likely == "$50"
