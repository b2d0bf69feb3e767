"""Journeys run on committed rows, seen by workers in processes of their own."""

import pytest

from listings.catalogue.loading import load_catalogue
from listings.places.loading import load_places
from tests.workers import broker, running_worker


@pytest.fixture
def market(transactional_db):
    """The catalogue and the places: a test of this kind empties the whole database at its end."""
    load_catalogue()
    load_places()


@pytest.fixture
def redis_flushed():
    broker().flushdb()


@pytest.fixture
def mail_through_letters(settings):
    """Mail takes the site's own way; Django's test set-up would keep it in memory."""
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"


@pytest.fixture
def worker(market, redis_flushed):
    with running_worker() as running:
        yield running
