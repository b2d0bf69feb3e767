import csv

import pytest
from django.core.management import call_command

from listings.places.models import Dataset
from listings.pricing import loading
from listings.pricing.loading import load_prices
from listings.pricing.models import Sale
from listings.work.models import WorkItem
from tests.factories import SaleFactory

pytestmark = pytest.mark.django_db


def rows():
    return {sale["key"]: sale for sale in Sale.objects.values()}


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A copy of the file that a test may change."""
    copy = tmp_path / loading.FILE.name
    copy.write_bytes(loading.FILE.read_bytes())
    monkeypatch.setattr(loading, "FILE", copy)
    return copy


def test_every_row_of_the_file_is_a_sale_or_is_named():
    loaded = load_prices()
    with loading.FILE.open(encoding="utf-8", newline="") as source:
        lines = list(csv.DictReader(source))
    assert loaded.sales == Sale.objects.count() == 11
    assert [row.name for row in loaded.left_out] == ["Honda Beat (wrecking-yard car sold whole)"]
    assert len(lines) == loaded.sales + len(loaded.left_out)


def test_a_row_keeps_its_source_and_says_what_it_is():
    load_prices()
    sale = Sale.objects.get(title="Daihatsu Midget II (AT; 103359 km)")
    assert str(sale.family) == "Daihatsu Midget II"
    assert (sale.kind, sale.year, sale.price_usd_cents) == ("told", 1997, 795_000)
    assert (sale.mileage_km, sale.side, sale.seller_key) == (103_359, "us", "")
    assert "Cars & Bids" in sale.source
    assert (sale.amount, sale.currency, sale.certainty) == (795_000, "USD", "low")


def test_new_prices_are_learnt_from():
    load_prices()
    assert WorkItem.objects.filter(kind="learn").exists()


def test_a_sale_of_which_only_the_year_is_known_counts_as_old():
    load_prices()
    sale = Sale.objects.get(title="Subaru Sambar 4WD 5MT")
    assert (sale.on.isoformat(), sale.on_precision) == ("2022-01-01", "year")
    assert (sale.drive, sale.gearbox) == ("4wd", "5mt")


def test_loading_again_asks_twice_and_changes_nothing(django_assert_num_queries):
    load_prices()
    before = rows()
    with django_assert_num_queries(2):
        assert load_prices() is None
    assert rows() == before


def test_a_corrected_price_stays_the_same_row_and_keeps_what_staff_said(file):
    load_prices()
    old = Sale.objects.get(price_usd_cents=1_750_000)
    Sale.objects.filter(pk=old.pk).update(set_aside=True)
    file.write_text(file.read_text().replace(",17500,", ",17600,"))
    load_prices()
    new = Sale.objects.get(price_usd_cents=1_760_000)
    assert (new.pk, new.set_aside) == (old.pk, True)
    assert Sale.objects.count() == 11


def test_a_row_gone_from_the_file_goes_and_other_sales_stay(file):
    load_prices()
    own = SaleFactory(listing_id=5)
    lines = file.read_text().splitlines()
    file.write_text("\n".join(line for line in lines if "Scrum" not in line))
    assert load_prices().sales == 10
    assert not Sale.objects.filter(title__contains="Scrum").exists()
    assert Sale.objects.filter(pk=own.pk).exists()


def test_an_unknown_car_is_named_and_not_guessed(file):
    file.write_text(file.read_text().replace("Honda,Street Xi", "Honda,Boulevard Xi"))
    loaded = load_prices()
    assert loaded.sales == 10
    assert "line 6, Honda Boulevard Xi 4WD: no single family of that name" in [
        str(row) for row in loaded.left_out
    ]


def test_a_new_catalogue_is_a_reason_to_load_again():
    load_prices()
    Dataset.objects.filter(name="catalogue").update(digest="another")
    assert load_prices().sales == 11


def test_command_tells_what_was_left_out_and_then_is_silent(capsys):
    call_command("load_prices")
    told = capsys.readouterr().out
    assert "sales: 11, left out: 1" in told
    assert "line 7, Honda Beat (wrecking-yard car sold whole): no date" in told
    call_command("load_prices")
    assert capsys.readouterr().out == ""
