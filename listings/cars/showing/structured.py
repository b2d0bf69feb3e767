"""A car in the words of schema.org, for search engines and whoever else reads pages by machine.

Only what the page itself says. Google no longer shows vehicle listings as rich results (June 2025).
"""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from listings.pricing.models import MINOR_UNITS

from .. import rules
from ..models import Listing, Photo

SCHEMA = "https://schema.org/"
AVAILABILITY = {rules.LIVE: "InStock", rules.RESERVED: "Reserved", rules.SOLD: "SoldOut"}
STEERING = {"right": "RightHandDriving", "left": "LeftHandDriving"}


def structured(car: Listing, photos: list[Photo]) -> dict[str, Any] | None:
    """A car with its offer; None for what only exists in the demo. Missing facts are left out."""
    if car.is_invented:
        return None
    said = {
        "@context": SCHEMA,
        "@type": ["Car", "Product"],
        "name": car.title,
        "url": _whole(car.get_absolute_url()),
        "image": [_whole(photo.picture.share) for photo in photos if photo.picture],
        "description": car.text_en,
        "sku": car.stock_number,
        "brand": {"@type": "Brand", "name": car.make.name},
        "model": car.family.name,
        "vehicleModelDate": str(car.year or ""),
        "vehicleConfiguration": car.grade,
        "mileageFromOdometer": _quantity(car.mileage_km, "KMT"),
        "itemCondition": f"{SCHEMA}UsedCondition",
        "bodyType": str(car.body_label),
        "driveWheelConfiguration": str(car.drive_label),
        "vehicleTransmission": str(car.gearbox_label),
        "vehicleEngine": _engine(car),
        "color": car.colour,
        "vehicleSeatingCapacity": car.seats,
        "steeringPosition": f"{SCHEMA}{STEERING[car.steering]}" if car.steering else "",
        "offers": _offer(car),
    }
    return {name: value for name, value in said.items() if value}


def _offer(car: Listing) -> dict[str, Any] | None:
    if car.price is None or car.status not in AVAILABILITY:
        return None
    return {
        "@type": "Offer",
        "price": car.price / MINOR_UNITS[car.currency],
        "priceCurrency": car.currency,
        "availability": f"{SCHEMA}{AVAILABILITY[car.status]}",
        "url": _whole(car.get_absolute_url()),
        "seller": {
            "@type": "AutoDealer" if car.seller.is_dealer else "Person",
            "name": car.seller.name,
            "url": _whole(car.seller.get_absolute_url()),
        },
    }


def _engine(car: Listing) -> dict[str, Any] | None:
    size = _quantity(car.displacement_cc, "CMQ")
    return size and {"@type": "EngineSpecification", "engineDisplacement": size}


def _quantity(value: int | None, unit: str) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"@type": "QuantitativeValue", "value": value, "unitCode": unit}


def _whole(address: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", address)
