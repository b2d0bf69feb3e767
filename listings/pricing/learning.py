"""Recorded sales as the model learns from them."""

from datetime import date

from .model import Car
from .models import Sale

CURRENCY = "USD"


def recorded_sales(day: date) -> list[Car]:
    """Every price known by the day and not set aside, in US dollars, of cars with a known year."""
    sales = Sale.objects.filter(on__lte=day, set_aside=False, year__isnull=False)
    return [_car(sale) for sale in sales.select_related("family__make", "frame_code")]


def _car(sale: Sale) -> Car:
    return Car(
        make=sale.family.make.name,
        model=sale.family.name,
        year=sale.year or 0,
        price=sale.price_usd_cents / 100,
        mileage_km=sale.mileage_km,
        drivetrain=sale.drive,
        frame_code=sale.frame_code.code if sale.frame_code else "",
        side=sale.side,
        kind=sale.kind,
        on=as_year(sale.on),
        seller=sale.seller_key,
        key=sale_key(sale.pk),
    )


def sale_key(sale_id: int) -> str:
    """How the model names a recorded sale."""
    return f"sale {sale_id}"


def as_year(day: date) -> float:
    """A day as a year with decimals."""
    return day.year + (day.timetuple().tm_yday - 1) / 366
