"""A listing as the price model sees it, and its estimate with all that it rests on."""

from collections.abc import Collection
from datetime import date

from listings.eligibility.clock import legal_today
from listings.pricing.learning import as_year, sale_key
from listings.pricing.model import Car, Estimate
from listings.pricing.models import Sale
from listings.pricing.standing import version_named

from .models import Listing

# Another month is another question: a car is judged as in the middle of its month.
MIDDLE_DAY = 15


def car_of(listing: Listing, on: date | None = None) -> Car:
    """The facts that count, as of the month of a day (today if not given); never its own price.

    By the key of its own recorded price the model judges it as if it had not learnt from it. A year
    that is not known is 0, and such a car is not to be estimated: see `can_be_estimated`.
    """
    sale = _own_sale(listing)
    return Car(
        make=listing.family.make.name,
        model=listing.family.name,
        year=listing.year or 0,
        trim=listing.grade,
        mileage_km=listing.mileage_km,
        displacement_cc=listing.displacement_cc,
        transmission=listing.gearbox,
        body=listing.body,
        drivetrain=listing.drive,
        aspiration=listing.aspiration,
        frame_code=listing.frame_code.code if listing.frame_code else "",
        side=listing.side,
        location=listing.state,
        kind=Sale.Kind.ASKING.value,
        on=month_of(on or legal_today()),
        seller=seller_key(listing.seller_id),
        key=sale_key(sale) if sale else "",
    )


def explain(listing: Listing, without: Collection[str] = ()) -> Estimate | None:
    """The estimate that the listing shows, worked out again with its factors and comparables.

    `without` are keys of comparables to leave out. None where it has no estimate, a needed fact is
    missing, or the content of the version that made it is gone. At most two statements, writes
    nothing.
    """
    if listing.estimate is None or not can_be_estimated(listing):
        return None
    model = version_named(listing.estimate.model_version)
    if model is None:
        return None
    return model.estimate([car_of(listing, listing.estimate.on)], without)[0]


def _own_sale(listing: Listing) -> int | None:
    """The key of its recorded price: where a page brought it along, without a statement."""
    if hasattr(listing, "own_sale_id"):
        return listing.own_sale_id
    return Sale.objects.filter(listing_id=listing.pk).values_list("pk", flat=True).first()


def can_be_estimated(listing: Listing) -> bool:
    """Is known how old it is, and on which side of the ocean?"""
    return listing.year is not None and bool(listing.side)


def month_of(day: date) -> float:
    """The middle of the day's month, as a year with decimals."""
    return as_year(day.replace(day=MIDDLE_DAY))


def seller_key(seller_id: int) -> str:
    return f"seller {seller_id}"
