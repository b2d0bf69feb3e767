"""A file of sales from staff: looked at without writing, and added once."""

from datetime import date
from decimal import Decimal

import pytest

from listings.accounts.models import Act
from listings.pricing.import_rows import Defaults
from listings.pricing.importing import apply, plan
from listings.pricing.model.reading import FileError
from listings.pricing.models import ExchangeRate, Sale
from listings.pricing.teaching import learn
from listings.work.models import WorkItem

from .recorded import record

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
DEFAULTS = Defaults(source="an auction house", certainty="medium", side="us")
HEADER = "make,model,year,mileage_km,price,currency,kind,date,seller,trim,chassis_code"
CARRY = "Suzuki,Carry,1999,61234,6500,USD,sold,2026-08,Bob,KC,DD51T"
BEAT = "Honda,Beat,1993,80000,7900,USD,asking,2026-09-03,,,PP1"


def file_of(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


def told(found):
    return [(line.number, line.what, line.why) for line in found.lines]


def test_a_look_writes_nothing():
    found = plan(file_of(CARRY, BEAT), DEFAULTS, TODAY)
    assert found.counts == {"new": 2, "set_aside": 0, "same": 0, "left_out": 0}
    assert not Sale.objects.exists()
    assert not WorkItem.objects.exists()


def test_a_row_becomes_a_sale_with_all_that_it_says(staff):
    apply(file_of(CARRY), DEFAULTS, TODAY, by=staff)
    sale = Sale.objects.select_related("family__make", "frame_code").get()
    assert (str(sale.family), sale.year, sale.mileage_km) == ("Suzuki Carry", 1999, 61234)
    assert (sale.kind, sale.price_usd_cents, sale.amount, sale.currency) == (
        "told", 650_000, 650_000, "USD",
    )  # fmt: skip
    assert (sale.on, sale.on_precision, sale.side) == (date(2026, 8, 1), "month", "us")
    assert (sale.source, sale.certainty, sale.seller_key) == (
        "an auction house", "medium", "file Bob",
    )  # fmt: skip
    assert sale.frame_code.code == "DD51T"
    assert Act.objects.get(verb="sales imported").actor == staff
    assert WorkItem.objects.filter(kind="learn").exists()


def test_the_same_file_twice_adds_nothing(staff):
    data = file_of(CARRY, BEAT, CARRY)
    assert apply(data, DEFAULTS, TODAY, by=staff).counts["new"] == 2
    before = list(Sale.objects.order_by("pk").values())
    WorkItem.objects.all().delete()
    again = apply(data, DEFAULTS, TODAY, by=staff)
    assert again.counts == {"new": 0, "set_aside": 0, "same": 3, "left_out": 0}
    assert list(Sale.objects.order_by("pk").values()) == before
    assert not WorkItem.objects.exists()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Suzuki,Carry,1999,,,USD,sold,2026,,,", "no price"),
        ("Suzuki,Swift,1999,,6500,USD,sold,2026,,,", "no single family of that name"),
        ("Suzuki,Carry,1999,,6500,USD,sold,,,,", "no date, so nobody can say how old"),
        ("Suzuki,Carry,1999,,6500,USD,sold,8/2026,,,", "no date like"),
        ("Suzuki,Carry,1999,,6500,USD,sold,2026-12-01,,,", "a day that is still to come"),
        ("Suzuki,Carry,1999,,6500,USD,bid to,2026,,,", "neither asking nor sold: “bid to”"),
        ("Suzuki,Carry,1999,,6500,USD,,2026,,,", "neither asking nor sold"),
        ("Suzuki,Carry,1999,,6500,JPY,sold,2026,,,", "in “JPY”, and the file in USD"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(staff, row, why):
    found = apply(file_of(CARRY, row, BEAT), DEFAULTS, TODAY, by=staff)
    assert [(number, what) for number, what, _why in told(found)] == [
        (2, "new"), (3, "left_out"), (4, "new"),
    ]  # fmt: skip
    assert found.lines[1].why.startswith(why)
    assert Sale.objects.count() == 2


def test_yen_become_dollars_at_the_rate_of_the_day(staff):
    row = "Suzuki,Carry,1999,61234,650000,JPY,sold,2026-08-02,,,"
    assert told(plan(file_of(row), DEFAULTS, TODAY))[0][2].startswith("no exchange rate of JPY")
    ExchangeRate.objects.create(
        currency="JPY", on=date(2026, 1, 1), usd=Decimal("0.007"), source="test"
    )
    apply(file_of(row), DEFAULTS, TODAY, by=staff)
    sale = Sale.objects.get()
    assert (sale.price_usd_cents, sale.amount, sale.currency) == (455_000, 650_000, "JPY")


def test_another_currency_is_refused_at_once():
    with pytest.raises(FileError, match="is in EUR"):
        plan(file_of(CARRY.replace("USD", "EUR")), DEFAULTS, TODAY)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"make,model\n", "ü".encode("utf-16")])
def test_a_file_that_is_none_is_refused(data):
    with pytest.raises(FileError):
        plan(data, DEFAULTS, TODAY)


@pytest.mark.parametrize("price", ["65", "650000"])
def test_a_price_that_no_kei_car_costs_is_set_aside(staff, price):
    found = apply(file_of(CARRY.replace("6500", price), BEAT), DEFAULTS, TODAY, by=staff)
    assert found.counts["set_aside"] == 1
    sale = Sale.objects.get(set_aside=True)
    assert sale.suspicion
    assert sale not in Sale.objects.usable(TODAY)


def test_a_price_the_model_cannot_believe_is_set_aside(staff):
    known = record(200, 5, date(2026, 11, 1))
    learn(TODAY)
    sale = known[3]
    make, model = sale.family.make.name, sale.family.name
    dollars = sale.price_usd_cents // 100
    rows = [
        f"{make},{model},{sale.year},{sale.mileage_km + 77},{price},USD,sold,2026-11-02,,{sale.trim},"
        for price in (dollars, dollars * 10)
    ]
    found = apply(file_of(*rows), DEFAULTS, TODAY, by=staff)
    assert [what for _line, what, _why in told(found)] == ["new", "set_aside"]
    assert "ten times too high" in found.lines[1].why


def test_a_source_in_the_row_goes_before_the_one_of_the_file(staff):
    header = f"{HEADER},source"
    apply(file_of(f"{CARRY},a dealer", f"{BEAT},", header=header), DEFAULTS, TODAY, by=staff)
    assert set(Sale.objects.values_list("source", flat=True)) == {"a dealer", "an auction house"}
