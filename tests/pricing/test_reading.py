import pytest

from listings.pricing.model.reading import FileError, read

HEADER = "make,model,year,price"
ROW = "Suzuki,Carry,1999,6500"


@pytest.fixture
def written(tmp_path):
    def write(text, *, encoding="utf-8"):
        path = tmp_path / "sales.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


def test_four_columns_are_enough(written):
    found = read(written(f"{HEADER}\n{ROW}\n"))
    car = found.cars[0]
    assert (car.make, car.model, car.year, car.price) == ("Suzuki", "Carry", 1999, 6500)
    assert (car.mileage_km, car.on, car.kind, found.currency) == (None, None, "", "")


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{HEADER}\n{ROW}\n".encode(),
        f"{HEADER}\r\n{ROW}\r\n".encode(),
        f"{HEADER}\r{ROW}\r".encode(),
        f"{HEADER}\n{ROW}".encode(),
        f"{HEADER}\n\n,,,\n{ROW}\n\n".encode(),
        f"{HEADER}\n{ROW}\n".replace(",", ";").encode(),
        f"{HEADER}\n{ROW}\n".replace(",", "\t").encode(),
        f"{HEADER}\n{ROW}\n".encode("utf-16"),
        b'"make","model","year","price"\n"Suzuki","Carry","1999","6,500"\n',
        b" Make , MODEL,Year,Price\nSuzuki,Carry,1999,6500\n",
        b"make,model,year,price,colour,\nSuzuki,Carry,1999,6500,white,x,y\n",
        b"make,model,year,price\nSu\0zuki,Carry,1999,6500\n",
        b"price,year,model,make\n6500,1999,Carry,Suzuki\n",
    ],
)
def test_one_row_in_many_kinds_of_files(written, data):
    found = read(written(data))
    assert [(car.make, car.model, car.year, car.price) for car in found.cars] == [
        ("Suzuki", "Carry", 1999, 6500)
    ]
    assert not found.left_out


def test_letters_of_an_old_code_page_are_read(written):
    found = read(written("make,model,year,price\nCitroën,2CV,1985,9000\n", encoding="latin-1"))
    assert found.cars[0].make == "Citroën"


def test_a_line_end_in_quotes_belongs_to_the_cell(written):
    found = read(written('make,model,trim,year,price\nSuzuki,Carry,"KC\nsuper",1999,6500\nx\n'))
    assert found.cars[0].trim == "KC\nsuper"
    assert [(row.line, row.why) for row in found.left_out] == [(4, "no model")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Carry,1999,6500", "no make"),
        ("Suzuki,,1999,6500", "no model"),
        ("Suzuki,---,1999,6500", "no model"),
        ("Suzuki,Carry,,6500", "no year"),
        ("Suzuki,Carry,99,6500", "“99” is no year"),
        ("Suzuki,Carry,1999,", "no price"),
        ("Suzuki,Carry,1999", "no price"),
        ("Suzuki,Carry,1999,0", "“0” is no price"),
        ("Suzuki,Carry,1999,-6500", "“-6500” is no number"),
        ("Suzuki,Carry,1999,call me", "“call me” is no number"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_left_out(written, row, why):
    found = read(written(f"{HEADER}\n{ROW}\n{row}\n"))
    assert len(found.cars) == 1
    assert [str(left) for left in found.left_out] == [f"line 3: {why}"]


def test_one_currency_a_file(written):
    rows = ["Suzuki,Carry,1999,6500,USD"] * 2 + ["Suzuki,Carry,1999,650000,JPY"]
    rows.append("Suzuki,Carry,1999,6400,")
    found = read(written("\n".join([f"{HEADER},currency", *rows])))
    assert found.currency == "USD"
    assert len(found.cars) == 3
    assert [str(row) for row in found.left_out] == ["line 4: in “JPY”, and the file in USD"]


def test_a_fact_that_cannot_be_read_is_not_known(written):
    found = read(written(f"{HEADER},mileage_km,date\n{ROW},many,soon\n{ROW},-1,2022-08\n"))
    assert [car.mileage_km for car in found.cars] == [None, None]
    assert found.cars[1].on == pytest.approx(2022.6, abs=0.1)
    assert found.unread == {"mileage_km": 2, "date": 1}


def test_points_between_thousands_are_known_by_their_column(written):
    rows = "Suzuki;Carry;1999;3.500 €;85.000\nSuzuki;Carry;1998;950 €;120.500\n"
    found = read(written(f"{HEADER},mileage_km".replace(",", ";") + f"\n{rows}"))
    assert [(car.price, car.mileage_km) for car in found.cars] == [(3500, 85_000), (950, 120_500)]


def test_a_point_before_other_than_three_digits_is_decimal(written):
    found = read(written(f"{HEADER}\nSuzuki,Carry,1999,3500.125\nSuzuki,Carry,1999,3.500\n"))
    assert [car.price for car in found.cars] == [3500.125, 3.5]


def test_a_column_under_its_own_name_is_meant(written):
    found = read(written(f"{HEADER},mileage,mileage_km\n{ROW},1,80000\n"))
    assert found.cars[0].mileage_km == 80_000


@pytest.mark.parametrize("column", ["mileage_miles", "mileage_mi", "miles"])
def test_miles_become_kilometres(written, column):
    found = read(written(f"{HEADER},{column}\n{ROW},50000\n"))
    assert found.cars[0].mileage_km == pytest.approx(80_467, abs=1)


def test_a_car_needs_no_price(written):
    found = read(written("make,model,year\nSuzuki,Carry,1999\n"), priced=False)
    assert found.cars[0].price is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty."),
        (b"\xef\xbb\xbf", "is empty."),
        (b"\n\n", "is empty."),
        (b"make,model,year\nSuzuki,Carry,1999\n", "has no column price."),
        (b"hello", "has no column make, model, year, price."),
        (b"make,model,year,price\n", "has no usable row (0 left out)."),
        (b"make,model,year,price,Price\na,b,1999,1,2\n", "has the column price more than once."),
        (b"make,model,year,price,km,mileage\n", "has the column mileage_km more than once."),
        (
            b"make,model,year,price\nSuzuki,Carry,x,1\n",
            "has no usable row (1 left out; line 2: “x” is no number).",
        ),
        (b'make,model,year,price\n"' + b"x" * 200_000, "is no CSV file: field larger than"),
    ],
)
def test_a_file_without_a_usable_row_says_so(written, data, why):
    with pytest.raises(FileError) as error:
        read(written(data))
    assert str(error.value).startswith(why)


def test_no_such_file(tmp_path):
    with pytest.raises(FileError, match="cannot be read: No such file"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(FileError, match="cannot be read: Is a directory"):
        read(tmp_path)
