"""Fixtures of the room of cars."""

import pytest

from listings.catalogue.loading import load_catalogue
from listings.places.loading import load_places


@pytest.fixture
def market(transactional_db):
    """The catalogue and the places: a test of this kind empties the whole database at its end."""
    load_catalogue()
    load_places()
