"""How a link to a page looks elsewhere: one address of our own, a picture, nothing for robots to keep
that is nobody's.
"""

import json
import re

import pytest

from listings.cars.models import Listing
from tests.factories import ListingFactory, PhotoFactory, SellerFactory

pytestmark = pytest.mark.django_db

SITE = "https://keiport.example"


@pytest.fixture(autouse=True)
def _own_name(settings):
    settings.SITE_URL = SITE


def head(client, address):
    return client.get(address).content.decode().partition("<body>")[0]


def said(text, name):
    return re.findall(f'<meta (?:property|name)="{name}" content="([^"]*)">', text)


def canonical(text):
    return re.findall('<link rel="canonical" href="([^"]*)">', text)


def block(text):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return [json.loads(each) for each in found]


@pytest.mark.parametrize("address", ["/", "/cars/", "/about/", "/help/", "/dealers/a-seller/"])
def test_a_page_has_one_address_and_the_sites_card(client, address):
    SellerFactory(slug="a-seller")
    text = head(client, f"{address}?from=elsewhere")
    assert canonical(text) == [SITE + address]
    assert said(text, "og:url") == [SITE + address]
    (card,) = said(text, "og:image")
    assert card.startswith(f"{SITE}/static/img/share")
    assert said(text, "twitter:card") == ["summary_large_image"]


def test_a_car_shows_its_own_cover(client):
    car = ListingFactory()
    photo = PhotoFactory(listing=car, place=1, caption='A "lift"')
    text = head(client, car.get_absolute_url())
    assert canonical(text) == [SITE + car.get_absolute_url()]
    assert said(text, "og:image") == [SITE + photo.picture.share]
    assert said(text, "og:image:alt") == ["A &quot;lift&quot;"]
    assert said(text, "og:title") == [car.title]
    assert not said(text, "robots")


def test_a_page_that_is_nobodys_to_find_says_so(client, user, seller):
    client.force_login(user)
    draft = ListingFactory(seller=seller, status="draft")
    invented = ListingFactory(is_invented=True)
    for car in (draft, invented):
        text = head(client, car.get_absolute_url())
        assert said(text, "robots") == ["noindex"], car
        assert block(text) == [], car
    assert not said(head(client, draft.get_absolute_url()), "og:url")
    lost = head(client, "/nothing/")
    assert said(lost, "robots") == ["noindex"]
    assert canonical(lost) == []


def test_a_car_tells_machines_what_it_tells_people(client):
    car = ListingFactory(text_en="Runs </script><b>well</b> & long", odometer=62_000, drive="pt4wd")
    Listing.objects.filter(pk=car.pk).update(mileage_km=62_000)
    photo = PhotoFactory(listing=car, place=1)
    text = head(client, car.get_absolute_url())
    (data,) = block(text)
    assert data["@type"] == ["Car", "Product"]
    assert data["name"] == car.title
    assert data["image"] == [SITE + photo.picture.share]
    assert data["description"] == "Runs </script><b>well</b> & long"
    assert data["mileageFromOdometer"]["value"] == 62_000
    assert data["offers"]["price"] == 7_900
    assert data["offers"]["priceCurrency"] == "USD"
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert data["offers"]["seller"]["name"] == car.seller.name


@pytest.mark.parametrize(
    ("status", "word"), [("live", "InStock"), ("reserved", "Reserved"), ("sold", "SoldOut")]
)
def test_machines_are_told_when_a_car_is_taken(client, status, word):
    car = ListingFactory(status=status)
    (data,) = block(head(client, car.get_absolute_url()))
    assert data["offers"]["availability"] == f"https://schema.org/{word}"


def test_a_car_of_which_little_is_known_claims_nothing(client):
    car = ListingFactory(
        price=None, odometer=None, mileage_km=None, year=None, drive="", gearbox="", grade=""
    )
    (data,) = block(head(client, car.get_absolute_url()))
    for name in ("offers", "mileageFromOdometer", "vehicleTransmission", "description", "image"):
        assert name not in data, name
