"""One market for the tests of search."""

from urllib.parse import urlencode

import pytest
import time_machine

from listings.dealers.models import Seller

from ..factories import ListingFactory
from .making import TODAY, market


@pytest.fixture
def cars(db):
    """Cars on the day that the market was made for."""
    with time_machine.travel(f"{TODAY}T20:00:00Z", tick=False):
        yield market(150)


@pytest.fixture
def offer(db):
    """One more car for sale, with the facts that a test names."""
    seller = Seller.objects.create(kind=Seller.Kind.DEALER, name="Dealer", slug="a-dealer")

    def offer(**facts):
        return ListingFactory(**{"seller": seller, **facts})

    return offer


@pytest.fixture
def ask(client):
    """The results page for some parameters."""

    def ask(**parameters):
        return client.get("/cars/", parameters)

    return ask


@pytest.fixture
def all_pages(client):
    """Ids of the cars on every page, in order, by following the links to the next page."""

    def all_pages(**parameters):
        found, url = [], f"/cars/?{urlencode(parameters, doseq=True)}"
        while url:
            page = client.get(url).context["page"]
            found += [car.pk for car in page.cars]
            url = page.next_url if page.has_next else None
        return found

    return all_pages
