"""Known prices of three families and the model learnt from them: one car each of every grade."""

import random
import re
from datetime import date, timedelta
from functools import cache

from django.urls import reverse

from listings.cars import estimating
from listings.cars.models import Listing
from listings.pricing.learning import recorded_sales
from listings.pricing.model import Car, to_bytes, train
from listings.pricing.models import PriceModel
from tests.factories import FamilyFactory, ListingFactory, SaleFactory

# Out of the way of whatever else a test records; the same keys, the same model.
FIRST_SALE = 9_000_000
DAY = date(2026, 11, 15)
GRADES = ("supported", "wide", "abstained")
# How many prices are known of the family, and how far they scatter in log price.
KNOWN = {"supported": (60, 0.08), "wide": (6, 0.3), "abstained": (2, 0.1)}
FAMILIES = {"supported": "Carry", "wide": "Alto Works", "abstained": "X-90 Kei"}


def learn_prices() -> PriceModel:
    """Record the prices and switch on what is learnt from them; trained once for all tests."""
    PriceModel.objects.update(is_active=False)
    for number, (grade, (count, scatter)) in enumerate(KNOWN.items()):
        _record(FIRST_SALE + 1_000 * number, FAMILIES[grade], count, scatter)
    model, content = _learnt(tuple(recorded_sales(DAY + timedelta(days=365))))
    return PriceModel.objects.create(
        version=model,
        content=content,
        sales_from=DAY - timedelta(days=400),
        sales_to=DAY,
        sales_used=sum(count for count, _scatter in KNOWN.values()),
        is_active=True,
    )


def car_of_grade(wanted: str, **facts) -> Listing:
    """A car that the model judges so, with its estimate stored."""
    car = ListingFactory(
        family=FamilyFactory(name=FAMILIES[wanted]), body="", gearbox="", drive="pt4wd", **facts
    )
    return estimated(car)


def estimated(car: Listing) -> Listing:
    """The car with what the standing model says of it now, read as its page reads it."""
    estimating.store(car, estimating.estimate_for(car))
    return Listing.objects.with_names().with_price_work().get(pk=car.pk)


@cache
def _learnt(cars: tuple[Car, ...]) -> tuple[str, bytes]:
    model = train(cars)
    return model.version, to_bytes(model)


def _record(first: int, family: str, count: int, scatter: float) -> None:
    chance = random.Random(first)
    for number in range(count):
        year, km = chance.randint(1999, 2003), chance.randrange(20_000, 140_000)
        drive, kind = chance.choice(["2wd", "pt4wd"]), chance.choice(["asking", "told"])
        worth = 7_000 * 1.04 ** (year - 2001) * 0.9 ** (km / 50_000 - 1.6)
        worth *= (1.15 if drive == "pt4wd" else 1.0) * (1.06 if kind == "asking" else 1.0)
        SaleFactory(
            pk=first + number,
            family=FamilyFactory(name=family),
            kind=kind,
            year=year,
            mileage_km=km,
            drive=drive,
            side="us",
            price_usd_cents=round(100 * worth * chance.lognormvariate(0, scatter)),
            on=DAY - timedelta(days=chance.randrange(1, 400)),
            seller_key=f"somebody {first + number}",
        )


def known_without_year(family_name: str, prices: tuple[int, ...]) -> None:
    """Prices of cars of unknown age: nothing is learnt from them, but they are known."""
    for price in prices:
        SaleFactory(
            family=FamilyFactory(name=family_name), year=None, price_usd_cents=price, kind="told",
            on=DAY,
        )  # fmt: skip


def read(car):
    return Listing.objects.with_names().with_price_work().get(pk=car.pk)


def panel(client, car, language="en"):
    answer = client.get(car.get_absolute_url(), headers={"accept-language": language})
    assert answer.status_code == 200
    text = answer.content.decode().split('id="price"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def price_page(car, **asked):
    address = reverse("car_price", args=[car.make.slug, car.family.slug, car.address_tail])
    return address, asked


def rows(worth):
    return {row.sale_id: row for row in worth.compared.rows}
