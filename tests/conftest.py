"""Fixtures that many rooms use."""

import pytest
from django.core.cache import cache

from listings.catalogue.loading import load_catalogue
from listings.landed import estimating
from listings.landed.loading import load_rates
from listings.places.loading import load_places
from listings.search import names
from listings.states import answers
from listings.states.loading import load_states
from marketplace.local.prepare import collect_static

from .factories import ListingFactory, SellerFactory, StaffFactory, UserFactory


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database holds the real catalogue, ZIP codes, ports and state rules, as the site does."""
    with django_db_blocker.unblock():
        load_catalogue()
        load_places()
        load_rates()
        load_states()


@pytest.fixture(scope="session", autouse=True)
def _static_files():
    """Pages name static files by their hash, as in service, also on a fresh clone."""
    collect_static()


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch, settings):
    """Rate limits and cached figures of one test must not reach the next.

    What a process keeps for some seconds is kept for the whole of a test: how many statements a
    page takes must not hang on whether these seconds end between two requests.
    """
    cache.clear()
    # A process's own index would outlive the rows of its test; tests of the index hold their own.
    settings.SEARCH_INDEX = False
    for room in (answers, estimating, names):
        monkeypatch.setattr(room, "KEPT_SECONDS", 3_600)
        room.forget()


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """A password takes a second to hash, on purpose; the tests would wait for little else."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture
def stranger(db):
    return UserFactory(name="Stranger")


@pytest.fixture
def staff(db):
    return StaffFactory()


@pytest.fixture
def seller(user):
    return SellerFactory(owner=user)


@pytest.fixture
def car(seller):
    return ListingFactory(seller=seller)
