"""A real Chromium, a real web server and a small market, all made once for these tests."""

import os

import pytest
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.services import chromium
from tests.workers import Site, running

from .market import open_market
from .person import SCREENS, Person, Screen


@pytest.fixture(scope="package")
def transactional_db(django_db_setup, django_db_blocker):
    """Rows that other processes see, as everywhere; here they last for all tests of the folder."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def market(transactional_db):
    return open_market()


@pytest.fixture(scope="package")
def site(market):
    with running(Site) as server:
        yield server


@pytest.fixture(scope="package")
def browser(site):
    # Playwright keeps an event loop in this thread. Django would refuse the database beside it,
    # and opens connections apart from those of before.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def person_at(browser, site):
    """A person at a screen; their window is closed at the end of the test."""
    people = []

    def person_at(screen):
        people.append(Person(browser, site.url, screen))
        return people[-1]

    yield person_at
    for person in people:
        person.context.close()
        assert not person.problems, person.problems


@pytest.fixture(params=SCREENS, ids=str)
def person(request, person_at):
    """Everybody: on a phone and at a desk, with and without script."""
    return person_at(request.param)


@pytest.fixture
def desk(person_at):
    return person_at(Screen(1280))
