"""The catalogue in memory."""

import pytest

from listings.catalogue.decoding import build_windows
from listings.catalogue.index import held


@pytest.mark.django_db
def test_a_held_catalogue_is_read_once_for_many_numbers(django_assert_num_queries):
    build_windows("DA52T-123456")
    with django_assert_num_queries(1), held():
        assert [build_windows(f"DA52T-{serial}") for serial in range(100101, 100111)]


@pytest.mark.django_db
def test_after_the_block_the_catalogue_is_asked_again(django_assert_num_queries):
    with held():
        pass
    with django_assert_num_queries(1):
        build_windows("DA52T-123456")
