"""The test database understands Japanese."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_trigrams_of_japanese_are_found():
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("SELECT similarity('ハイゼットトラック', 'ハイゼット')")
        assert cursor.fetchone()[0] > 0.4
