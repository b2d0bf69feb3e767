import pytest

from listings.catalogue.loading import load_catalogue


@pytest.fixture(scope="session")
def loaded_catalogue(django_db_setup, django_db_blocker):
    """The project's own data files in the test database, once for all tests of the room."""
    with django_db_blocker.unblock():
        load_catalogue()


@pytest.fixture
def catalogue(loaded_catalogue, db):
    """The loaded catalogue, for one test."""
