"""A market of invented cars with every gap that real ones have, and its reading without SQL."""

import random
from datetime import UTC, date, datetime, timedelta

from listings.cars.choices import Aspiration, Body, Drive, Gearbox
from listings.cars.models import Listing
from listings.catalogue.models import Family
from listings.dealers.models import Seller

TODAY = date(2026, 11, 22)
FAMILIES = (
    ("suzuki", "carry"), ("suzuki", "jimny"), ("suzuki", "every"), ("honda", "beat"),
    ("honda", "n-box"), ("daihatsu", "hijet"), ("mazda", "az-1"), ("subaru", "sambar"),
    ("subaru", "360"), ("mitsubishi", "360"), ("suzuki", "twin"),
)  # fmt: skip
STATUSES = ("live",) * 8 + ("reserved", "draft", "in_review", "sold", "ended", "removed")
GRADES = ("KU", "KC 4WD", "100% original", "Type_A", "Turbo R", "", "")
GRADES_JA = ("スーパーデラックス", "農繁", "", "")
COLOURS = (("white", "白"), ("British green", ""), ("", ""))


def market(size: int, seed: int = 1) -> list[Listing]:
    """Cars of all states in the database, several listed at the same moment."""
    chance = random.Random(seed)
    families = [
        Family.objects.prefetch_related("frame_codes").get(make__slug=make, slug=slug)
        for make, slug in FAMILIES
    ]
    # Without members: nobody signs in here, and each password costs time.
    sellers = [Seller.objects.create(kind=kind, name=kind, slug=kind) for kind in Seller.Kind]
    cars = [_car(chance, chance.choice(families), chance.choice(sellers)) for _n in range(size)]
    return Listing.objects.bulk_create(cars)


def _car(chance: random.Random, family: Family, seller: Seller) -> Listing:
    colour, colour_ja = chance.choice(COLOURS)
    price = chance.choice((None, *range(300_000, 1_500_000, 50_000)))
    km = chance.choice((None, *range(0, 160_000, 10_000)))
    safe = chance.choice((None, *(TODAY + timedelta(days=days) for days in _DAYS)))
    return Listing(
        seller=seller,
        family=family,
        frame_code=chance.choice((None, *family.frame_codes.all())),
        status=chance.choice(STATUSES),
        listed_at=datetime(2026, 10, chance.randint(1, 9), tzinfo=UTC),
        grade=chance.choice(GRADES),
        grade_ja=chance.choice(GRADES_JA),
        colour=colour,
        colour_ja=colour_ja,
        year=chance.choice((None, 1991, 1999, 2000, 2001, 2002)),
        body=chance.choice(("", *Body.values)),
        drive=chance.choice(("", *Drive.values)),
        gearbox=chance.choice(("", *Gearbox.values)),
        aspiration=chance.choice(("", *Aspiration.values)),
        price=price,
        price_usd_cents=price,
        mileage_km=km,
        side=chance.choice(("us", "jp")),
        eligible_safe=safe,
        eligible_level=chance.choice("ABCDE") if safe else "",
    )


# Around the two edges that matter: today, and twelve months from today.
_DAYS = (-3000, -1, 0, 1, 30, 364, 365, 366, 3000)
