"""Load the project's file of known US prices, all or nothing."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from listings.catalogue.index import DATASET as CATALOGUE
from listings.places import datasets
from listings.places.models import Dataset

from . import price_file
from .matching import Matcher
from .models import Sale
from .price_file import KnownPrice, LeftOut
from .teaching import order_learning

DATASET = "typical_prices_us"
CODE = Path(__file__).parent
FILE = CODE / "data" / f"{DATASET}.csv"

# Everything but the key and what staff decide about a row.
_FROM_FILE = (
    "family",
    "kind",
    "year",
    "mileage_km",
    "drive",
    "gearbox",
    "side",
    "price_usd_cents",
    "amount",
    "on",
    "on_precision",
    "title",
    "source",
    "certainty",
)


@dataclass(frozen=True)
class Loaded:
    """How many rows are sales now, and the others with the reason."""

    sales: int
    left_out: list[LeftOut]


def load_prices() -> Loaded | None:
    """Bring the sales that came from the file to its state; None when nothing has changed.

    A row keeps its primary key and what staff said of it; a row gone from the file goes. The
    catalogue is part of what is compared, because its names decide which family a row means.
    """
    catalogue = Dataset.objects.filter(name=CATALOGUE).values_list("digest", flat=True).first()
    code = (CODE / f"{name}.py" for name in ("loading", "matching", "price_file"))
    digest = datasets.digest_of(FILE, *code, also=catalogue or "")
    if datasets.is_loaded(DATASET, digest):
        return None
    with transaction.atomic():
        loaded = _load()
        datasets.remember(DATASET, digest)
        order_learning()
    return loaded


def _load() -> Loaded:
    matcher = Matcher()
    sales: list[Sale] = []
    left_out: list[LeftOut] = []
    for row in price_file.read(FILE):
        found = row if isinstance(row, LeftOut) else _sale(row, matcher)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            sales.append(found)
    Sale.objects.bulk_create(
        sales, update_conflicts=True, unique_fields=["key"], update_fields=_FROM_FILE
    )
    vanished = Sale.objects.filter(key__startswith=f"{DATASET}:")
    vanished.exclude(key__in=[sale.key for sale in sales]).delete()
    return Loaded(len(sales), left_out)


def _sale(row: KnownPrice, matcher: Matcher) -> Sale | LeftOut:
    family = matcher.family(row.make, row.name)
    if family is None:
        return LeftOut(row.line, f"{row.make} {row.name}", "no single family of that name")
    return Sale(
        key=_key(row),
        family=family,
        kind=row.kind,
        year=row.year,
        mileage_km=row.mileage_km,
        drive=row.drive,
        gearbox=row.gearbox,
        side="us",
        price_usd_cents=row.price_usd_cents,
        amount=row.price_usd_cents,
        on=row.on,
        on_precision=row.on_precision,
        title=f"{row.make} {row.name}",
        source=row.source,
        # The rows are what newspapers wrote of auctions and adverts.
        certainty=Sale.Certainty.LOW,
    )


def _key(row: KnownPrice) -> str:
    """Which car it was, not what was said of it: a corrected price stays the same row."""
    identity = "\n".join((row.make, row.name, str(row.year), row.source))
    return f"{DATASET}:{hashlib.sha256(identity.encode()).hexdigest()[:32]}"
