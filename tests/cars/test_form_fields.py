"""Fields that read what people really type."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from listings.cars.forms.fields import AmountField, PartialDateField


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("7900", "7900"),
        ("7,900", "7900"),
        ("$7,900.50", "7900.50"),
        ("¥850,000", "850000"),
        (" 12 ", "12"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["1.200.000", "1e3", "12,34", "-5", "７９００", "ask", "9" * 21])
def test_an_amount_that_could_mean_two_things_is_asked_about(typed):
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("2001-11", "2001-11"), ("平成13年11月", "2001-11"), ("H13", "2001")]
)
def test_a_date_is_read_as_the_paper_says_it(typed, value):
    assert PartialDateField().clean(typed).text == value


@pytest.mark.parametrize("typed", ["2099-01", "1948-12", "soon", "1" * 41])
def test_a_date_that_no_kei_car_can_have_is_refused(typed):
    with pytest.raises(ValidationError):
        PartialDateField().clean(typed)


@pytest.mark.parametrize("field", [AmountField(required=False), PartialDateField()])
def test_an_empty_answer_is_no_answer(field):
    assert field.clean("  ") is None
