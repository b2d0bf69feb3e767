import pytest

from listings.pricing.model import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("  ", None),
        ("1250000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u00a0250\u00a0000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1.250.000,50", 1_250_000.5),
        ("6.500,00", 6_500),
        ("6500.00", 6_500),
        ("6500,5", 6_500.5),
        ("1,25,000", 125_000),
        ("1'250'000", 1_250_000),
        ("６，５００", 6_500),
        ("$6,500", 6_500),
        ("US$ 6,500", 6_500),
        ("6.500,00 €", 6_500),
        ("Rs. 6,500", 6_500),
        ("USD6500", 6_500),
        ("650000円", 650_000),
        ("6500 USD", 6_500),
        ("JPY 650000", 650_000),
        ("¥650,000", 650_000),
        ("1.25e6", 1_250_000),
        ("0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(text, value):
    assert values.number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "abc",
            "-5",
            "$-5",
            "nan",
            "inf",
            "1,2,5000",
            "12,5000",
            "6500 or offer",
            "6.5k",
            "S2000",
        ),
        *("١٢٣", "1e400", "--", "USD", "$", "99万円"),
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(values.UnreadableError):
        values.price(text)


@pytest.mark.parametrize("text", ["", "0", "0.00", "1e15", f"0.{'0' * 320}1"])
def test_no_price_is_no_price(text):
    with pytest.raises(values.UnreadableError):
        values.price(text)


@pytest.mark.parametrize(
    ("text", "in_miles", "km"),
    [
        ("80000", False, 80_000),
        ("80,000 km", False, 80_000),
        ("50000 mi", False, 80_467),
        ("50,000 miles", False, 80_467),
        ("50000", True, 80_467),
        ("80000km", True, 80_000),
        ("", True, None),
    ],
)
def test_a_unit_behind_the_number_decides(text, in_miles, km):
    assert values.kilometres(text, in_miles=in_miles) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(("text", "year"), [("1994", 1994), ("2013.0", 2013), (" 2001 ", 2001)])
def test_model_years(text, year):
    assert values.model_year(text) == year


@pytest.mark.parametrize("text", ["", "94", "1899", "2101", "1994.5", "H6", "nineteen"])
def test_what_is_no_model_year(text):
    with pytest.raises(values.UnreadableError):
        values.model_year(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022", 2022.5),
        ("2022-01", 2022.04),
        ("2022-01-01", 2022.0),
        ("2022/07/02", 2022.5),
        ("2022-07-02T10:00:00Z", 2022.5),
        ("02.07.2022", 2022.5),
        ("", None),
    ],
)
def test_a_date_orders_by_the_middle_of_what_is_stated(text, when):
    assert values.when(text) == pytest.approx(when, abs=0.01)


@pytest.mark.parametrize(
    "text", ["08/05/2022", "31.02.2022", "2022-13", "2022-02-30", "soon", "22-08-05", "0000"]
)
def test_what_is_no_date(text):
    with pytest.raises(values.UnreadableError):
        values.when(text)


@pytest.mark.parametrize("text", ["5000001", "1e99", "9" * 400])
def test_no_car_goes_so_far(text):
    with pytest.raises(values.UnreadableError):
        values.kilometres(text)


@pytest.mark.parametrize(("text", "cc"), [("660", 660), ("0", None), ("", None)])
def test_a_size_of_nothing_is_not_known(text, cc):
    assert values.cubic_centimetres(text) == cc


def test_no_engine_is_so_large():
    with pytest.raises(values.UnreadableError):
        values.cubic_centimetres("1e50")


@pytest.mark.parametrize(
    ("cells", "grouped"),
    [
        (["3.500", "950", ""], True),
        (["€ 3.500", "1.250.000,50"], True),
        (["85.000 km"], True),
        (["3.500", "3.5"], False),
        (["3500.000"], False),
        (["0.660"], False),
        (["3500", "Rs. 950"], False),
        ([], False),
    ],
)
def test_a_whole_column_tells_what_its_points_mean(cells, grouped):
    assert values.points_group(cells) == grouped


def test_a_long_cell_is_shown_short():
    assert values.shown("x\n" * 100) == f"“{('x ' * 19)[:37]}…”"
