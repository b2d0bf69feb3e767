"""Sample cars, photos and estimates: never saved, and every name says that it is a sample."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from listings.cars.images.renditions import Source
from listings.cars.models import Listing
from listings.catalogue.models import Family, FrameCode, Make
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.pricing.models import Estimate

LONG_JA = "サンプル自動車販売株式会社横浜港北インター店軽トラック専門館"
UNBROKEN = "Sample-Kei-Truck-and-Van-Importers-of-the-Greater-Columbus-Area"


@dataclass
class Photo:
    """A photo as a template sees it; its picture is drawn from `img/kei.svg`."""

    place: int = 1
    shape: str = "truck"
    colour: str = "#dfe7dc"
    name: str = "sample-1.jpg"
    state: str = "ready"
    problem_text: str = ""
    width: int = 1200
    height: int = 800
    sources: tuple[Source, ...] = ()

    @property
    def is_ready(self) -> bool:
        return self.state == "ready"

    @property
    def problem(self) -> str:
        return self.problem_text

    @property
    def key(self) -> str:
        return f"sample-{self.place}"

    @property
    def src(self) -> str:
        return reverse("styleguide_photo", args=[self.shape]) if self.is_ready else ""

    @property
    def alt(self) -> str:
        return f"Sample drawing {self.place}: {self.shape}, from the side"


def car(cover: Photo | None = None, **given: Any) -> Listing:
    """A sample car with every fact; what is given replaces a fact."""
    family = given.pop("family", "Carry")
    seller = given.pop("seller", "Sample Kei Garage")
    road = given.pop("road", None)
    code = given.pop("code", "DA52T")
    facts = {
        "public_id": "sample",
        "status": "live",
        "grade": "KU",
        "year": 2001,
        "body": "truck",
        "drive": "pt4wd",
        "gearbox": "5mt",
        "mileage_km": 61_234,
        "side": "us",
        "state": "OH",
        "zip_code": "43085",
        "price": 790_000,
        "price_usd_cents": 790_000,
        "currency": "USD",
        "photo_count": 18,
        "eligible_earliest": long_ago(),
        "eligible_safe": long_ago(),
        "eligible_level": "A",
        "estimate": estimate(),
        **given,
    }
    made = Listing(
        family=Family(name=family, slug="sample", make=Make(name="Suzuki", slug="sample")),
        frame_code=FrameCode(code=code) if code else None,
        seller=Seller(name=seller, slug="sample"),
        **facts,
    )
    # As a list leaves them on its cars.
    vars(made)["covers"] = [cover] if cover else []
    made.road = road
    return made


def estimate(
    low: int = 690_000, mid: int = 790_000, high: int = 940_000, grade: str = "supported"
) -> Estimate:
    """US cents."""
    return Estimate(
        low_usd_cents=low,
        mid_usd_cents=mid,
        high_usd_cents=high,
        abstained=False,
        grade=grade,
    )


def no_estimate() -> Estimate:
    return Estimate(abstained=True, reason="Sample: too few comparable sales.")


def long_ago() -> date:
    return legal_today() - timedelta(days=200)


def next_year() -> date:
    return legal_today() + timedelta(days=300)
