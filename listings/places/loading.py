"""Fill the tables of ports and ZIP codes."""

import csv
from importlib.metadata import version
from pathlib import Path

import zipcodes
from django.db import transaction

from . import datasets
from .models import Port, Zip

DATASET = "places"
PORTS = Path(__file__).parent / "data" / "ports.csv"


def load_places() -> dict[str, int] | None:
    """Load ports and ZIP codes in one transaction; None when nothing has changed.

    Of the package's data only code, state and coordinates are taken: those are GeoNames'
    (CC BY 4.0), the names of towns come from elsewhere.
    """
    digest = datasets.digest_of(PORTS, Path(__file__), also=version("zipcodes"))
    if datasets.is_loaded(DATASET, digest):
        return None
    with transaction.atomic():
        ports, zips = _ports(), _zips()
        counts = {
            "ports": datasets.upsert(ports, key=["code"]),
            "zips": datasets.upsert(zips, key=["code"]),
        }
        datasets.drop_vanished(ports)
        datasets.drop_vanished(zips)
        datasets.remember(DATASET, digest)
    return counts


def _ports() -> list[Port]:
    with PORTS.open(encoding="utf-8", newline="") as file:
        return [Port(**row) for row in csv.DictReader(file)]


def _zips() -> list[Zip]:
    places = (
        Zip(
            code=row["zip_code"],
            state=row["state"],
            latitude=float(row["lat"]),
            longitude=float(row["long"]),
        )
        for row in zipcodes.list_all()
    )
    # Military post offices and a few others have no place: a distance from 0, 0 would be a lie.
    return [place for place in places if place.latitude or place.longitude]
