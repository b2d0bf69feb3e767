import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.catalogue import rules

CODES = {"DA63T", "HA4", "PA", "PA1", "TA", "KK3", "S110P"}
PREFIXES = {"V", "GD", "TA", "E"}


def read(text):
    return rules.read(text, CODES, PREFIXES, CODES.__contains__)


@pytest.mark.parametrize(
    "text",
    [
        "DA63T-123456",
        "da63t-123456",
        " DA63T - 123456 ",
        "DA63T 123456",
        "D A 6 3 T 1 2 3 4 5 6",
        "ＤＡ６３Ｔ－１２３４５６",
        "ＤＡ６３Ｔ　１２３４５６",
        "DA63Tー123456",
        "DA63T–123456",
        "DA63T—123456",
        "DA63T−123456",
        "DA63T_123456",
        "DA63T.123456",
        "DA63T--123456",
        "DA63T改-123456",
        "DA63T-123456(改)",
        "DA63T-123456（改）",
        "\tDA63T-123456\n",
        "DA63T\u200b-123456",
        '"DA63T-123456"',
        "DA-63T-123456",
        "DA63T123456",
        "V-DA63T-123456",
        "VDA63T123456",
        "V DA63T 123456",
    ],
)
def test_every_spelling_is_one_number(text):
    assert read(text).number == "DA63T-123456"


@pytest.mark.parametrize(
    ("text", "prefix", "code", "serial"),
    [
        ("V-HA4-0000123", "V", "HA4", "0000123"),
        ("V-HA4", "V", "HA4", ""),
        ("HA4", "", "HA4", ""),
        ("TA-1234567", "", "TA", "1234567"),
        ("TA-HA4-1234567", "TA", "HA4", "1234567"),
        ("V-TA-1234567", "V", "TA", "1234567"),
        ("GD-ZZ99Z-123456", "GD", "ZZ99Z", "123456"),
        ("ZZ99Z123456", "", "ZZ99Z", "123456"),
        ("KK3383539", "", "KK3", "383539"),
        ("HA4123", "", "HA4123", ""),
        ("HA412345678", "", "HA412345678", ""),
    ],
)
def test_a_number_is_taken_apart(text, prefix, code, serial):
    reading = read(text)
    assert (reading.prefix, reading.code, reading.serial) == (prefix, code, serial)


def test_the_longest_code_wins_a_missing_dash_and_the_rival_is_named():
    reading = read("PA1234567")
    assert reading.number == "PA1-234567"
    assert reading.rivals == ("PA-1234567",)


def test_a_typed_dash_has_no_rival():
    assert read("PA-1234567").rivals == ()


@pytest.mark.parametrize("text", ["", " ", "-", "ーー", "🚗", "改", "A\0B", "A" * 61, "0" * 10_000])
def test_what_cannot_be_a_number_is_not_readable(text):
    assert not rules.is_readable(text)


@pytest.mark.parametrize("text", ["X", "DA63T-123456", "A" * 60, "札幌123-4567"])
def test_what_could_be_one_is_readable(text):
    assert rules.is_readable(text)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("DA63T-123456", "DA63T-12****"),
        ("HA4-1234567", "HA4-12*****"),
        ("DA63T", "DA63T"),
        ("ZZ9912345678", "ZZ991234****"),
    ],
)
def test_strangers_see_a_masked_number(number, shown):
    assert rules.mask(number) == shown


def test_look_alikes_are_doubted_with_q_last():
    assert rules.look_alikes("S32IQ") == ["S321Q", "S3210"]
    assert rules.look_alikes("S321V") == []


frame_letters = st.text("ABCDEHIOQSTVJK0123456789-ー －改（）Ａ１", max_size=20)


@given(st.one_of(st.text(), frame_letters))
def test_cleaning_twice_is_cleaning_once(text):
    assert rules.clean(rules.clean(text)) == rules.clean(text)


@given(st.one_of(st.text(), frame_letters, st.from_regex(r"(V-|TA-|E)*(TA|PA|HA4)-?[0-9OI]{0,8}")))
def test_the_number_read_from_a_number_is_itself(text):
    number = read(text).number
    assert read(number).number == number
