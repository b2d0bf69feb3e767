"""Invented sales of known worth as rows of the database."""

from datetime import date, timedelta

from listings.catalogue.models import Family
from listings.pricing.models import Sale

from .synthetic import Market, market


def record(count: int, seed: int, newest: date, *, days: int = 700, **facts) -> list[Sale]:
    """Sales of a few families spread evenly over the days before the newest."""
    made: Market = market(count, seed, families=3)
    names = sorted({(car.make, car.model) for car in made.cars})
    families = dict(zip(names, Family.objects.select_related("make").order_by("pk"), strict=False))
    return Sale.objects.bulk_create(
        Sale(
            **{
                "family": families[car.make, car.model],
                "kind": car.kind if car.kind in ("asking", "told") else "told",
                "year": car.year,
                "mileage_km": car.mileage_km,
                "drive": car.drivetrain,
                "gearbox": car.transmission,
                "trim": car.trim,
                "price_usd_cents": round(car.price * 100),
                "on": newest - timedelta(days=days * number // count),
                "source": "a test",
                "seller_key": f"somebody {number}",
            }
            | facts
        )
        for number, car in enumerate(made.cars)
    )
