"""Comparables: the sales most like a car, how much each counts, and what they add."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .rows import Rows
from .sellers import capped, thinned
from .vocabulary import UNSEEN

# The distance that each difference makes; the weight is exp(-distance). Mileage is adjusted for and
# has no part in it: it gained nothing, and so more kilometres never make an estimate higher.
DIFFERENT = {
    "trim": 1.0, "frame_code": 0.5, "transmission": 0.7, "body": 0.7, "fuel": 0.7,
    "drivetrain": 0.7, "aspiration": 0.7, "engine": 0.7, "side": 1.5, "kind": 0.3, "family": 0.4,
}  # fmt: skip
YEARS = 2.0
YEARS_AGO = 3.0
FARTHEST = 3.0

# Looked at of one kin, nearest year first, and kept.
LOOKED_AT, KEPT = 400, 32
# What the fitted model counts against the sum of the comparables' weights.
MODEL_WEIGHT = 1.0
PORTION = 2_000


@dataclass(frozen=True)
class Peers:
    """Sales to compare with. `residual` is how far the log price lies from the model without it.

    Sellers are numbers, a sale without a named one has its own below zero; cars of one kin stand together.
    """

    kin: np.ndarray
    traits: np.ndarray
    year: np.ndarray
    when: np.ndarray
    residual: np.ndarray
    trust: np.ndarray
    seller: np.ndarray
    number: np.ndarray

    @classmethod
    def of(cls, rows: Rows, residual: np.ndarray, trust: np.ndarray, seller: np.ndarray) -> "Peers":
        order = np.lexsort((rows.measures.when, rows.coded["kin"]))
        found = cls(
            residual=residual,
            trust=trust,
            seller=seller,
            number=np.arange(len(rows)),
            **facts(rows),
        )
        return found.take(order)

    def take(self, some: np.ndarray) -> "Peers":
        return Peers(**{name: values[some] for name, values in vars(self).items()})

    def of_kin(self, kin: int) -> slice:
        return slice(*np.searchsorted(self.kin, [kin, kin + 1]))

    def near(self, kin: int, year: float) -> np.ndarray:
        """The places of the kin's sales nearest in model year, newest first among equals."""
        part = self.of_kin(kin)
        places = np.arange(part.start, part.stop)
        away = np.abs(self.year[part] - year)
        order = np.lexsort((-self.when[part], away))
        order = order[away[order] < FARTHEST * YEARS]
        kept = thinned(self.seller[part][order], self.year[part][order])
        return places[order[kept]][:LOOKED_AT]


@dataclass(frozen=True)
class Compared:
    """For each car the places of its comparables, their weights, and how many its kin has."""

    places: np.ndarray
    weights: np.ndarray
    in_family: np.ndarray

    def added(self, peers: Peers) -> np.ndarray:
        """What the comparables add to the log price; the model itself holds them back."""
        told = (self.weights * peers.residual[self.places]).sum(axis=1)
        return told / (self.weights.sum(axis=1) + MODEL_WEIGHT)

    def effective(self) -> np.ndarray:
        """How many equal comparables they are worth (Kish 1965)."""
        squares = (self.weights**2).sum(axis=1)
        total = self.weights.sum(axis=1)
        return np.divide(total**2, squares, out=np.zeros(len(total)), where=squares > 0)


def facts(rows: Rows) -> dict[str, np.ndarray]:
    """What is compared of cars."""
    return {
        "kin": rows.coded["kin"],
        "traits": np.stack([rows.coded[name] for name in DIFFERENT], axis=1),
        "year": rows.measures.year,
        "when": rows.measures.when,
    }


def compare(
    peers: Peers, rows: Rows, seller: np.ndarray, own: np.ndarray, without: np.ndarray
) -> Compared:
    """The comparables of each car: never the car itself (`own` is its number among the sales, or
    -1), nothing of its seller, and none of the numbers in `without`."""
    told = facts(rows)
    places = np.zeros((len(rows), KEPT), dtype=np.int64)
    weights = np.zeros((len(rows), KEPT))
    count = np.searchsorted(peers.kin, told["kin"] + 1)
    count = count - np.searchsorted(peers.kin, told["kin"]) - (own >= 0)
    for cars, kin, year in _alike(told):
        near = peers.near(kin, year)
        if len(without):
            near = near[~np.isin(peers.number[near], without)]
        if not len(near):
            continue
        for some in np.array_split(cars, -(-len(cars) // PORTION)):
            distance = _distance(peers, near, {name: part[some] for name, part in told.items()})
            mine = peers.number[near][None, :] == own[some, None]
            mine |= (peers.seller[near][None, :] == seller[some, None]) & (seller[some, None] >= 0)
            distance[mine] = np.inf
            found, much = _nearest(peers, near, distance)
            places[some, : found.shape[1]], weights[some, : found.shape[1]] = found, much
    return Compared(places, weights, np.where(told["kin"] == UNSEEN, 0, count))


def _alike(told: dict[str, np.ndarray]) -> Iterator[tuple[np.ndarray, int, float]]:
    """Cars of one kin and year together, because they look at the same sales."""
    order = np.lexsort((told["year"], told["kin"]))
    order = order[told["kin"][order] != UNSEEN]
    if not len(order):
        return
    kin, year = told["kin"][order], told["year"][order]
    cuts = np.flatnonzero((np.diff(kin) != 0) | (np.diff(year) != 0)) + 1
    for cars in np.split(order, cuts):
        yield cars, int(told["kin"][cars[0]]), float(told["year"][cars[0]])


def _distance(peers: Peers, near: np.ndarray, told: dict[str, np.ndarray]) -> np.ndarray:
    away = np.abs(peers.year[near][None, :] - told["year"][:, None]) / YEARS
    away += np.abs(peers.when[near][None, :] - told["when"][:, None]) / YEARS_AGO
    for trait, much in enumerate(DIFFERENT.values()):
        theirs, its = peers.traits[near, trait], told["traits"][:, trait]
        if (theirs != its[0]).any() or (its != its[0]).any():
            away += much * (theirs[None, :] != its[:, None])
    return away


def _nearest(peers: Peers, near: np.ndarray, distance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if distance.shape[1] > KEPT:
        best = np.argpartition(distance, KEPT - 1, axis=1)[:, :KEPT]
        distance = np.take_along_axis(distance, best, axis=1)
    else:
        best = np.broadcast_to(np.arange(distance.shape[1]), distance.shape)
    weights = np.where(distance <= FARTHEST, np.exp(-distance), 0.0)
    places = near[best]
    return places, capped(weights * peers.trust[places], peers.seller[places], MODEL_WEIGHT)
