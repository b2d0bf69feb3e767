"""The trained model: what people outside this package use."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .cars import Car, Columns, in_fixed_order
from .estimates import Estimate, Scores, Used
from .factors import Factor, Typical
from .grading import grade, reason
from .hedonic import Hedonic
from .peers import MODEL_WEIGHT, Peers, compare
from .reposts import joined
from .rows import Rows
from .sellers import numbered
from .training import learn
from .vocabulary import Twins

METHOD = "hedonic-1"
# As many as a person looks at.
SHOWN = 12
SUSPICIOUS = 6.0


class NoSalesError(ValueError):
    """There is not one sale to learn from."""


@dataclass(frozen=True)
class Known:
    """The sales that were learnt from, in the numbering of the comparables.

    `log_price` less `error` is what the model says of the sale; `leverage` is how much of that the
    sale itself decided; `surprise` is how many standard errors it lay off when it was left out.
    """

    keys: tuple[str, ...]
    log_price: np.ndarray
    error: np.ndarray
    leverage: np.ndarray
    surprise: np.ndarray

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.keys) if key}


@dataclass(frozen=True)
class Suspicious:
    """A sale whose price cannot be right, by its key, with what was to be expected."""

    key: str
    price: float
    expected: float


@dataclass(frozen=True)
class Model:
    """Everything that an estimate needs, without the sales themselves.

    `joined` sales were left out as re-posts of others.
    """

    hedonic: Hedonic
    peers: Peers
    known: Known
    typical: Typical
    sellers: Mapping[str, int]
    half_width: float
    joined: int

    @cached_property
    def version(self) -> str:
        """The method and a digest of what was learnt: the same sales, the same version."""
        fit, digest = self.hedonic.fit, hashlib.sha256()
        for part in (fit.effects, fit.variances, self.known.log_price, self.peers.residual):
            digest.update(np.round(part, 6).tobytes())
        digest.update(f"{self.hedonic.middle:.6f} {self.half_width:.6f}".encode())
        return f"{METHOD}-{digest.hexdigest()[:12]}"

    @property
    def suspicious(self) -> list[Suspicious]:
        """Sales over six standard errors off: a slip of the pen, or worth a look."""
        known = self.known
        odd = np.flatnonzero(np.abs(known.surprise) > SUSPICIOUS)
        price, expected = np.exp([known.log_price[odd], (known.log_price - known.error)[odd]])
        return [
            Suspicious(known.keys[number], *pair)
            for number, pair in zip(odd, np.stack([price, expected], axis=1).tolist(), strict=True)
        ]

    def score(self, cars: Sequence[Car], without: Collection[str] = ()) -> Scores:
        """Prices of many cars as arrays. `without` are keys of sales not to compare with.

        A car that was itself learnt from is judged as if it had not been, nor any of its seller.
        """
        return self._score(cars, self.hedonic.rows(Columns(cars)), without)

    def score_without_comparables(self, cars: Sequence[Car]) -> tuple[np.ndarray, np.ndarray]:
        """Log prices by the fitted model alone, and their standard errors."""
        rows = self.hedonic.rows(Columns(cars))
        return self._fitted(rows, np.full(len(cars), -1))

    def estimate(self, cars: Sequence[Car], without: Collection[str] = ()) -> list[Estimate]:
        """What each car is worth, why, and on what it rests."""
        if not cars:
            return []
        rows = self.hedonic.rows(Columns(cars))
        scores = self._score(cars, rows, without)
        bare = [self._graded(cars[at], scores, at) for at in range(len(cars))]
        told = self.typical.explain(self.hedonic, rows, scores.log_mid)
        return [
            one if one.abstained else self._priced(one, scores, at, *told[at])
            for at, one in enumerate(bare)
        ]

    def _score(self, cars: Sequence[Car], rows: Rows, without: Collection[str]) -> Scores:
        own = self._numbers([car.key for car in cars])
        seller = numbered([car.seller for car in cars], self.sellers)
        compared = compare(self.peers, rows, seller, own, self._numbers(without))
        fitted, error = self._fitted(rows, own)
        return Scores(fitted, compared.added(self.peers), error, self.half_width, compared)

    def _numbers(self, keys: Collection[str]) -> np.ndarray:
        numbers = self.known.numbers
        return np.array([numbers.get(key, -1) for key in keys], dtype=np.int64)

    def _fitted(self, rows: Rows, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        log_mid, variance = self.hedonic.predict(rows), self.hedonic.uncertainty(rows)
        learnt = own >= 0
        leverage = np.where(learnt, self.known.leverage[own], 0.0)
        error = np.where(learnt, self.known.error[own], 0.0)
        log_mid = log_mid - error * leverage / (1 - leverage)
        return log_mid, np.sqrt(variance / (1 - leverage) + self.hedonic.fit.noise)

    def _graded(self, car: Car, scores: Scores, at: int) -> Estimate:
        known, effective = int(scores.compared.in_family[at]), float(scores.effective[at])
        width = float(scores.width[at])
        family = f"{car.make} {car.model}".strip()
        code, sentence = reason(family, known, effective, width)
        return Estimate(
            grade(known, effective, width), code, sentence, effective, known, self.version
        )

    def _priced(
        self, bare: Estimate, scores: Scores, at: int, typical: float, factors: tuple[Factor, ...]
    ) -> Estimate:
        return replace(
            bare,
            low=float(scores.low[at]),
            mid=float(scores.mid[at]),
            high=float(scores.high[at]),
            typical=typical,
            factors=factors,
            comparables=self._used(scores, at),
        )

    def _used(self, scores: Scores, at: int) -> tuple[Used, ...]:
        weights, places = scores.compared.weights[at], scores.compared.places[at]
        best = np.argsort(-weights, kind="stable")[:SHOWN]
        shares = weights / (weights.sum() + MODEL_WEIGHT)
        return tuple(
            self._one_used(int(self.peers.number[places[slot]]), shares[slot], scores.fitted[at])
            for slot in best
            if weights[slot] > 0
        )

    def _one_used(self, number: int, share: float, fitted: float) -> Used:
        known = self.known
        price, adjusted = np.exp([known.log_price[number], fitted + known.error[number]]).tolist()
        return Used(known.keys[number], float(share), price, adjusted)


def train(sales: Sequence[Car], twins: Twins | None = None) -> Model:
    """Learn from sales, whatever their order; each needs a price. The same sales, the same model.

    `twins` names, for plain (make, model), the level that a rebadged car shares with its twins.
    Raises NoSalesError where there is none.
    """
    if not sales:
        raise NoSalesError("There is no sale to learn from.")
    kept = joined(in_fixed_order(sales))
    sellers = {name: at for at, name in enumerate(sorted({car.seller for car in kept} - {""}))}
    learnt, rows = learn(kept, sellers, twins or {})
    return Model(
        hedonic=learnt.hedonic,
        peers=learnt.peers,
        known=Known(
            keys=tuple(car.key for car in kept),
            log_price=Columns(kept).log_price,
            error=learnt.error,
            leverage=learnt.leverage,
            surprise=learnt.surprise,
        ),
        typical=Typical.of(learnt.hedonic, rows),
        sellers=sellers,
        half_width=learnt.half_width,
        joined=len(sales) - len(kept),
    )
