"""Cars and prices for the tests of the rules: all alike but for what a test names."""

from dataclasses import replace
from datetime import date

from listings.pricing.rules import Comparable, Subject

MONTH = date(2026, 11, 1)

SUBJECT = Subject(
    family="Suzuki Cappuccino",
    month=MONTH,
    year=1994,
    mileage_km=80_000,
    drive="2wd",
    side="us",
    frame_code_id=7,
    listing_id=1,
    seller_key="the seller",
)

SAME = Comparable(
    sale_id=0,
    price_usd_cents=800_000,
    kind="told",
    on=MONTH,
    year=1994,
    mileage_km=80_000,
    drive="2wd",
    side="us",
    frame_code_id=7,
)


def sales(*prices, **facts):
    """Sales alike to the subject at these prices in cents, each by a seller of its own."""
    return [
        replace(SAME, sale_id=number, price_usd_cents=price, **facts)
        for number, price in enumerate(prices, start=1)
    ]
