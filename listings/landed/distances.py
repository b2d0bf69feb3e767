"""How far it is: from a US port, or from where a car stands, to a door."""

import csv
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

EARTH_RADIUS_MILES = 3958.8
# No price is known for the way over water, or through Canada.
OFF_ROAD = {"AK", "HI", "PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW", "AA", "AE", "AP"}


@dataclass(frozen=True, slots=True)
class Spot:
    latitude: float
    longitude: float

    def miles_to(self, other: "Spot") -> float:
        """As the crow flies."""
        south, north = radians(self.latitude), radians(other.latitude)
        up = sin((north - south) / 2) ** 2
        across = sin(radians(other.longitude - self.longitude) / 2) ** 2
        return 2 * EARTH_RADIUS_MILES * asin(sqrt(up + cos(south) * cos(north) * across))


@dataclass(frozen=True, slots=True)
class Landing:
    """A US port at which cars from Japan land."""

    code: str
    name: str
    state: str
    coast: str
    spot: Spot


def _landing(row: dict[str, str]) -> Landing:
    spot = Spot(float(row["latitude"]), float(row["longitude"]))
    return Landing(row["code"], row["name"], row["state"], row["coast"], spot)


with (Path(__file__).parent / "data" / "us_ports.csv").open(encoding="utf-8", newline="") as file:
    LANDINGS = tuple(map(_landing, csv.DictReader(file)))


def nearest_landing(door: Spot) -> Landing:
    return min(LANDINGS, key=lambda landing: landing.spot.miles_to(door))
