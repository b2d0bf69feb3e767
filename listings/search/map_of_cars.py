"""Where the cars of a search stand: by areas of three ZIP digits, so that nobody's yard is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from math import dist, hypot

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import Left
from django.utils.translation import get_language

from listings.cars.choices import Side
from listings.cars.models.querysets import ListingQuerySet
from listings.places.models import Port, Zip
from listings.places.states import US_STATES

from .addresses import Search
from .albers import place

# Raised when what is kept changes: an older process may have kept another kind.
KEY, SECONDS = "search.map.1", 60
DIGITS = 3
# Circles nearer than this on the sheet become one.
APART = 38.0
SMALLEST, LARGEST = 17.0, 30.0
# Miles around an area's middle that hold the area; a cluster's link reaches around all of its own.
AROUND = 50
MILES = (50, 100, 150, 200, 300, 500)
UNITS_A_MILE = 0.33  # of the sheet, whose scale is 1,300 units to the earth's radius


@dataclass(frozen=True)
class Area:
    """Cars whose ZIP codes begin alike: `zip_code` is the code nearest to the middle of them all."""

    digits: str
    state: str
    zip_code: str
    count: int
    url: str
    at: tuple[float, float] | None


@dataclass
class Cluster:
    """Areas that are drawn as one circle, the largest first."""

    areas: list[Area]
    at: tuple[float, float]
    url: str = ""

    @property
    def count(self) -> int:
        return sum(area.count for area in self.areas)

    @property
    def radius(self) -> str:
        return f"{min(SMALLEST + 2 * len(str(self.count)) + self.count**0.4, LARGEST):.1f}"

    @property
    def x(self) -> str:
        return f"{self.at[0]:.1f}"

    @property
    def y(self) -> str:
        return f"{self.at[1]:.1f}"

    @property
    def states(self) -> str:
        return ", ".join(dict.fromkeys(str(US_STATES[area.state]) for area in self.areas))


@dataclass(frozen=True)
class State:
    """One state's cars with its areas, the fullest first."""

    code: str
    name: str
    count: int
    areas: list[Area]


@dataclass(frozen=True)
class AtPort:
    """Cars that wait in Japan; without a name where no port is told."""

    name: str
    count: int


@dataclass(frozen=True)
class MapOfCars:
    """All of the page; `unplaced` cars are in the United States without a ZIP code that is known."""

    clusters: list[Cluster]
    states: list[State]
    ports: list[AtPort]
    unplaced: int = 0
    japan_url: str = ""

    @property
    def in_japan(self) -> int:
        return sum(port.count for port in self.ports)


@dataclass
class _Counted:
    areas: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    ports: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def map_of(cars: ListingQuerySet, search: Search) -> MapOfCars:
    """Where the cars of a search stood at most a minute ago."""
    address = sha256(f"{get_language()} {search.url}".encode()).hexdigest()
    kept: MapOfCars | None = cache.get(key := f"{KEY}.{address}")
    if kept is None:
        kept = _read(cars, search)
        cache.set(key, kept, SECONDS)
    return kept


def _read(cars: ListingQuerySet, search: Search) -> MapOfCars:
    counted = _counted(cars)
    areas = _areas(counted.areas, search)
    states = defaultdict(list)
    for area in areas:
        states[area.state].append(area)
    rows = [
        State(code, str(US_STATES[code]), sum(area.count for area in found), found)
        for code, found in states.items()
    ]
    return MapOfCars(
        _clusters(areas, search),
        sorted(rows, key=lambda state: (-state.count, state.name)),
        _ports(counted.ports),
        sum(counted.areas.values()) - sum(area.count for area in areas),
        search.with_values("side", (Side.JAPAN.value,)).url,
    )


def _counted(cars: ListingQuerySet) -> _Counted:
    """One statement over the cars that fit."""
    found = _Counted()
    groups = cars.order_by().values_list("side", "port_id", Left("zip_code", DIGITS))
    for side, port, digits, count in groups.annotate(Count("pk")):
        if side == Side.JAPAN:
            found.ports[port or ""] += count
        else:
            found.areas[digits] += count
    return found


def _areas(counts: dict[str, int], search: Search) -> list[Area]:
    """Those whose place is known, the fullest first."""
    rows = Zip.objects.annotate(digits=Left("code", DIGITS)).filter(
        digits__in=[digits for digits in counts if len(digits) == DIGITS], state__in=US_STATES
    )
    spots = defaultdict(list)
    for digits, *spot in rows.values_list("digits", "code", "state", "latitude", "longitude"):
        spots[digits].append(spot)
    areas = [_area(digits, found, counts[digits], search) for digits, found in spots.items()]
    return sorted(areas, key=lambda area: (-area.count, area.digits))


def _area(digits: str, spots: list[list], count: int, search: Search) -> Area:
    north = sum(spot[2] for spot in spots) / len(spots)
    east = sum(spot[3] for spot in spots) / len(spots)
    code, state, latitude, longitude = min(
        spots, key=lambda spot: (hypot(spot[2] - north, spot[3] - east), spot[0])
    )
    at = place(state, latitude, longitude)
    return Area(digits, state, code, count, _around(search, code, AROUND), at)


def _clusters(areas: Iterable[Area], search: Search) -> list[Cluster]:
    """The fullest areas first, each with those too near to stand apart from it."""
    clusters: list[Cluster] = []
    for area in areas:
        if area.at is None:
            continue
        at = area.at
        near = next((other for other in clusters if dist(other.at, at) < APART), None)
        if near:
            near.areas.append(area)
        else:
            clusters.append(Cluster([area], at))
    for cluster in clusters:
        reach = max(dist(cluster.at, area.at or cluster.at) for area in cluster.areas)
        needed = AROUND + reach / UNITS_A_MILE
        miles = next((each for each in MILES if each >= needed), MILES[-1])
        cluster.url = _around(search, cluster.areas[0].zip_code, miles)
    return clusters


def _around(search: Search, code: str, miles: int) -> str:
    return search.with_values("zip", (code,)).with_values("within", (str(miles),)).url


def _ports(counts: dict[str, int]) -> list[AtPort]:
    names = {port.code: port.label for port in Port.objects.filter(code__in=counts)}
    ports = [AtPort(names.get(code, ""), count) for code, count in counts.items()]
    return sorted(ports, key=lambda port: (not port.name, -port.count, port.name))
