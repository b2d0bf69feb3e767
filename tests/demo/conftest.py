"""One invented market for all tests that only look at it."""

import hashlib

import pytest
from django.db import connection, transaction

from listings.cars.models import Claim, EligibilityVerdict, Listing
from listings.catalogue.loading import load_catalogue
from listings.demo import market as demo
from listings.places.loading import load_places
from listings.pricing import teaching
from listings.pricing.models import Estimate, Sale

CARS = 60
# Learning from all prices of the market takes ten seconds, and each of many tests makes one.
SALES, SALES_TO_LOOK_AT = 60, 900

# What a market says, without the keys and clocks of the database that it lies in.
_TOLD = {
    Listing: (
        "public_id", "stock_number", "seller__slug", "status", "version", "frame_number", "grade",
        "family__slug", "frame_code__code", "body", "drive", "gearbox", "colour", "odometer",
        "price", "currency", "price_usd_cents", "zip_code", "port_id", "text_en", "text_ja",
        "created_at", "listed_at", "eligible_earliest", "eligible_safe", "eligible_level",
    ),
    Claim: ("listing__public_id", "kind", "value", "typed", "checked_at"),
    EligibilityVerdict: ("listing__public_id", "built_from", "built_to", "level", "input_hash"),
    Sale: ("family__slug", "kind", "year", "mileage_km", "price_usd_cents", "on"),
    Estimate: ("listing__public_id", "low_usd_cents", "mid_usd_cents", "grade"),
}  # fmt: skip


def digest(*without) -> str:
    """The same for two markets in which every car, claim, price and answer is the same."""
    rows = [
        sorted(map(str, model.objects.values_list(*names)))
        for model, names in _TOLD.items()
        if model not in without
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@pytest.fixture(scope="package", autouse=True)
def _quick_learning():
    """The model learns from a part of the invented prices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(teaching, "MOST", SALES)
        yield


@pytest.fixture(scope="module")
def market(django_db_setup, django_db_blocker):
    """A market of 60 cars without pictures, taken back after the tests of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            # Nothing is asked of the database while the model learns; here that is one transaction.
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        load_catalogue()
        load_places()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(teaching, "MOST", SALES_TO_LOOK_AT)
            made = demo.build(CARS, 1, pictures=False)
        yield made
        transaction.set_rollback(True)
