from datetime import date

import pytest

from listings.pricing.price_file import KnownPrice, LeftOut, read

HEADER = "make,model,year,price_usd,kind,date,source\n"


def only_row(tmp_path, line):
    file = tmp_path / "prices.csv"
    file.write_text(HEADER + line + "\n", encoding="utf-8")
    (row,) = read(file)
    return row


def test_a_usable_row_is_read_with_what_its_name_tells(tmp_path):
    row = only_row(tmp_path, "Honda,Acty 4WD (103359 km),1996,11200,sold,2023-10-05,a paper")
    assert row == KnownPrice(
        line=2,
        make="Honda",
        name="Acty 4WD (103359 km)",
        year=1996,
        price_usd_cents=1_120_000,
        kind="told",
        on=date(2023, 10, 5),
        on_precision="day",
        source="a paper",
    )
    assert (row.drive, row.mileage_km) == ("4wd", 103_359)


def test_what_a_name_does_not_tell_stays_unknown(tmp_path):
    row = only_row(tmp_path, "Honda,Acty (low mileage),,7800,asking,2022,a paper")
    assert (row.drive, row.mileage_km, row.year, row.kind) == ("", None, None, "asking")


@pytest.mark.parametrize(
    ("stated", "on", "precision"),
    [
        ("2022", date(2022, 1, 1), "year"),
        ("2022-03", date(2022, 3, 1), "month"),
        ("2022-03-09", date(2022, 3, 9), "day"),
    ],
)
def test_a_coarse_date_counts_from_its_first_day(tmp_path, stated, on, precision):
    row = only_row(tmp_path, f"Honda,Acty,1996,7800,sold,{stated},a paper")
    assert (row.on, row.on_precision) == (on, precision)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Honda,Acty,1996,7800,sold,,a paper", "no date"),
        ("Honda,Acty,1996,7800,sold,spring,a paper", "spring"),
        ("Honda,Acty,1996,0,sold,2022,a paper", "not a price in whole dollars: '0'"),
        ("Honda,Acty,1996,-5,sold,2022,a paper", "not a price in whole dollars: '-5'"),
        ("Honda,Acty,1996,,sold,2022,a paper", "not a price in whole dollars: ''"),
        ("Honda,Acty,1996,7800,given,2022,a paper", "neither sold nor asking: 'given'"),
        ("Honda,Acty,old,7800,sold,2022,a paper", "not a year: 'old'"),
        ("Honda,Acty,1996,7800,sold,2022, ", "nobody is named"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_the_reason(tmp_path, line, why):
    row = only_row(tmp_path, line)
    assert isinstance(row, LeftOut)
    assert (row.line, row.name) == (2, "Honda Acty")
    assert why in str(row)
