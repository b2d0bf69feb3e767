"""The demo market: made again it is the same, it grows, and it leaves what is real alone."""

import pytest

from listings.cars.models import Listing
from listings.catalogue.loading import load_catalogue
from listings.dealers.models import Seller
from listings.demo import clearing, hands, market, stocking
from listings.demo.accounts import GARAGE_SLUG, TakenError
from listings.demo.cars import Inventor
from listings.demo.market import OtherMarketError, build
from listings.demo.scene import Scene
from listings.demo.standing import Standing
from listings.demo.stocking import Stock
from listings.demo.vendors import Vendors
from listings.eligibility.clock import legal_today
from listings.places.loading import load_places
from listings.pricing.models import Estimate, ExchangeRate, Sale, usd_cents
from tests.factories import ListingFactory, SaleFactory, SellerFactory

from .conftest import digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(db):
    """A market of thirty cars that a test may change."""
    return build(30, 1, pictures=False)


@pytest.fixture
def emptied(transactional_db):
    """Real commits, for processes of their own; the catalogue is there again."""
    load_catalogue()
    load_places()


def test_the_same_seed_makes_the_same_market(small):
    first = digest()
    build(30, 1, pictures=False, replace=True)
    assert digest() == first


def test_another_seed_makes_another_market(small):
    first = digest()
    build(30, 2, pictures=False, replace=True)
    assert digest() != first


def test_a_market_that_has_grown_is_the_one_made_in_one_go(small):
    """But for the estimates, which know the asking prices of their time."""
    build(34, 1, pictures=False)
    grown = digest(Estimate)
    build(34, 1, pictures=False, replace=True)
    assert digest(Estimate) == grown


def test_the_same_numbers_again_change_nothing(small):
    before = set(Listing.objects.values_list("pk", "updated_at"))
    assert build(30, 1, pictures=False) == small
    assert set(Listing.objects.values_list("pk", "updated_at")) == before
    assert Sale.objects.count() == small["sales"]


@pytest.mark.parametrize(
    ("cars", "seed", "pictures"), [(30, 2, False), (29, 1, False), (30, 1, True)]
)
def test_a_market_gives_way_only_when_told_to(small, cars, seed, pictures):
    before = digest()
    with pytest.raises(OtherMarketError, match="--replace"):
        build(cars, seed, pictures=pictures)
    assert digest() == before


def test_what_is_real_stays_when_the_market_is_taken_away(small):
    real = [ListingFactory(), SaleFactory(), SellerFactory()]
    garage = Seller.objects.get(slug=GARAGE_SLUG)
    tried_out = ListingFactory(seller=garage)
    clearing.clear()
    for row in (*real, tried_out, garage):
        row.refresh_from_db()
    assert not Listing.objects.filter(is_invented=True).exists()
    assert set(Seller.objects.filter(is_invented=True)) == {garage}
    assert Sale.objects.count() == 1


def test_a_real_seller_is_never_made_part_of_the_demo(db):
    SellerFactory(slug=GARAGE_SLUG)
    with pytest.raises(TakenError, match="is real"):
        build(30, 1, pictures=False)
    assert not Listing.objects.exists()
    assert not Sale.objects.exists()


def test_a_rate_that_is_known_is_kept(db):
    known = ExchangeRate.objects.create(
        currency="JPY", on=legal_today(), usd="0.00700000", source="a bank"
    )
    build(30, 1, pictures=False)
    assert ExchangeRate.objects.get() == known
    assert Listing.objects.filter(currency="JPY").exists()
    for car in Listing.objects.filter(currency="JPY"):
        assert car.price_usd_cents == usd_cents(car.price, "JPY", known.on)


@pytest.mark.django_db(transaction=True)
def test_many_hands_make_the_market_that_one_makes(emptied, monkeypatch):
    monkeypatch.setattr(market, "DETAILED", 30)
    monkeypatch.setattr(stocking, "DETAILED", 30)
    monkeypatch.setattr(hands, "PORTION", 7)
    build(72, 1, pictures=False)
    by_many = digest()
    standing = Standing.read()
    assert standing is not None
    assert standing.cars == 72
    monkeypatch.setattr(hands, "PORTION", 100)
    build(72, 1, pictures=False, replace=True)
    assert digest() == by_many


@pytest.mark.django_db(transaction=True)
def test_a_hand_that_fails_stops_the_others_and_keeps_what_is_whole(emptied, monkeypatch):
    monkeypatch.setattr(market, "DETAILED", 30)
    monkeypatch.setattr(stocking, "DETAILED", 30)
    monkeypatch.setattr(hands, "PORTION", 5)
    invent = Stock.invent

    def fail_at_forty(self, numbers):
        if 40 in numbers:
            raise RuntimeError("no more paint")
        return invent(self, numbers)

    monkeypatch.setattr(Stock, "invent", fail_at_forty)
    with pytest.raises(hands.HandError):
        build(60, 1, pictures=False)
    whole = Listing.objects.count()
    assert whole < 45
    assert Standing.read().cars == whole
    monkeypatch.setattr(Stock, "invent", invent)
    assert build(60, 1, pictures=False)["listings"] == 60


def test_two_equal_frame_numbers_of_a_seller_are_told_apart(small):
    standing = Standing.read()
    accounts = market.open_accounts()
    vendors = Vendors(1, standing.day, accounts, market.sellers.read_places())
    vendors.grow(42)
    stock = Stock(Inventor(1, standing.day, Scene(), accounts.staff), vendors, accounts)
    offered = Listing.objects.get(stock_number="DEMO-ENDED")
    Listing.objects.filter(pk=offered.pk).update(status="live")
    cars = stock.invent(range(40, 42))
    for car in cars:
        car.listing.seller, car.listing.frame_number = offered.seller, offered.frame_number
    stock.write(cars)
    code, serial = offered.frame_number.split("-")
    rows = Listing.objects.filter(frame_code__isnull=False, pk__in=[c.listing.pk for c in cars])
    assert sorted(rows.values_list("frame_number", flat=True)) == [
        f"{code}-{int(serial) + 1:07d}",
        f"{code}-{int(serial) + 2:07d}",
    ]
