"""N02 AC6: numbers are compared without being shown."""

from listings.catalogue.comparing import compare_value
from listings.catalogue.decoding import mask


def test_n02_ac6_equal_numbers_have_equal_values_and_others_differ():
    assert compare_value("DA63T-123456") == compare_value("DA63T-123456")
    values = {compare_value(f"DA63T-{serial}") for serial in range(100001, 100501)}
    assert len(values) == 500


def test_n02_ac6_the_value_shows_nothing_of_the_number():
    value = compare_value("DA63T-123456")
    assert len(value) == 64
    assert int(value, 16) >= 0


def test_n02_ac6_another_site_key_gives_another_value(settings):
    here = compare_value("DA63T-123456")
    settings.SECRET_KEY = "another site"
    assert compare_value("DA63T-123456") != here


def test_n02_ac6_strangers_see_the_code_and_two_digits():
    assert mask("DA63T-123456") == "DA63T-12****"
