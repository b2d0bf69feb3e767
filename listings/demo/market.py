"""The demo market as a whole: made once, grown, counted, replaced."""

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from django.db import transaction
from django.db.models import Count

from listings.cars import renewing
from listings.cars.models import Claim, EligibilityVerdict, Listing, Photo
from listings.catalogue.index import held
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.pricing.models import INVENTED, Sale
from listings.pricing.standing import standing as standing_model
from listings.pricing.teaching import learn
from listings.work.queue import order

from . import clearing, copying, hands, sales, sellers
from .accounts import Accounts, open_accounts
from .cars import Car, Inventor
from .gallery import open_gallery
from .scene import Scene
from .standing import Standing, portions
from .stocking import DETAILED, Stock
from .vendors import Vendors

# Of cars with pictures and estimates: a transaction of some ten seconds.
PORTION = 1_000


class OtherMarketError(Exception):
    """Another demo market stands already."""


def build(listings: int, seed: int, *, pictures: bool, replace: bool = False) -> dict[str, Any]:
    """Have a demo market of so many cars, and count what it holds.

    The same numbers again change nothing. More cars than stand are added to them, as of the day
    on which the market was begun; for anything else `OtherMarketError` unless `replace`.
    """
    if replace:
        clearing.clear()
        Standing.forget()
    standing = Standing.read()
    if standing is None:
        standing = Standing(seed, 0, legal_today(), pictures)
        _begin(standing)
    _refuse_another(standing, listings, seed, pictures=pictures)
    if standing.cars < listings:
        with held():
            _grow(standing, listings)
        _estimate()
    return counts()


def counts() -> dict[str, Any]:
    """How much of everything is invented."""
    cars = Listing.objects.filter(is_invented=True)
    by_status = Counter(dict(cars.values_list("status").annotate(Count("pk")).order_by("status")))
    return {
        "sellers": Seller.objects.filter(is_invented=True).count(),
        "listings": by_status.total(),
        "photos": Photo.objects.filter(listing__is_invented=True).count(),
        "sales": Sale.objects.filter(source=INVENTED).count(),
        "by_status": dict(by_status),
    }


def _refuse_another(standing: Standing, listings: int, seed: int, *, pictures: bool) -> None:
    there = f"A demo market of {standing.cars} cars with seed {standing.seed}"
    if standing.seed != seed:
        raise OtherMarketError(f"{there} is there already; --replace puts a new one in its place.")
    if standing.cars > listings:
        raise OtherMarketError(f"{there} is there already; --replace makes a smaller one.")
    if standing.pictures != pictures:
        made = "with" if standing.pictures else "without"
        raise OtherMarketError(f"{there} was made {made} pictures; --replace makes it anew.")


@transaction.atomic
def _begin(standing: Standing) -> None:
    """What a market has before its first car: people, known prices and a rate for the yen."""
    scene = Scene()
    sellers.read_places()
    open_accounts()
    sales.invent_rate(standing.day)
    sales.invent_sales(scene, standing.seed, standing.day)
    standing.keep()


def _grow(standing: Standing, listings: int) -> None:
    with transaction.atomic():
        accounts = open_accounts()
        vendors = Vendors(standing.seed, standing.day, accounts, sellers.read_places())
        vendors.grow(listings)
    inventor = Inventor(standing.seed, standing.day, Scene(), accounts.staff)
    if standing.cars < DETAILED:
        standing = _grow_in_detail(standing, min(listings, DETAILED), inventor, vendors, accounts)
    if standing.cars < listings:
        hands.grow(Stock(inventor, vendors, accounts), standing, listings)
    copying.analyse(Listing, Claim, EligibilityVerdict, Photo, Sale)


def _estimate() -> None:
    """Learn from the invented prices, and say of the cars what they are worth.

    At once of so many as a person looks at; the workers go on with the rest.
    """
    learn(legal_today())
    if model := standing_model():
        renewing.renew(model, most=DETAILED)


def _order_cards(cars: Sequence[Car]) -> None:
    """What links to the cars show is drawn by the workers, after whatever people wait for."""
    public = [car.listing.pk for car in cars if car.listing.is_public]
    order("share", public, priority=9)


def _grow_in_detail(
    standing: Standing, upto: int, inventor: Inventor, vendors: Vendors, accounts: Accounts
) -> Standing:
    with open_gallery(standing.seed) if standing.pictures else nullcontext() as gallery:
        stock = Stock(inventor, vendors, accounts, gallery)
        for numbers in portions(standing.cars, upto, PORTION):
            cars = stock.invent(numbers)
            if gallery:
                gallery.prepare(cars)
            with transaction.atomic():
                stock.write(cars)
                _order_cards(cars)
                standing = standing.grown(numbers.stop)
    return standing
