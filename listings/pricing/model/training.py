"""Learning from sales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .calibration import folds, half_width
from .cars import Car, Columns
from .design import Design
from .hedonic import Hedonic
from .mixed import Fit, Fitter
from .peers import Peers, compare
from .rows import Rows
from .sellers import numbered, shares_held
from .vocabulary import Twins

ROUNDS = 14
# Variances are learnt from so many sales at most; then the effects from all of them.
VARIANCES_FROM = 5_000
ROUNDS_MORE = 3
# Up to so many sales each part left out learns its variances anew: few sales fit themselves well.
ANEW_UP_TO, ROUNDS_ANEW = 6_000, 4
FEW, PARTS_OF_FEW, PARTS = 400, 10, 5

# A sale alone in its corner decides all of its own price: then nothing is left to say of it.
MOST_DECIDED = 0.95
# A comparable further off than this says no more than one at the bound.
MOST_ERRORS = 3.0

NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Learning:
    """Sales made ready to learn from: their effects, log prices, weights and sellers."""

    rows: Rows
    y: np.ndarray
    weight: np.ndarray
    seller: np.ndarray

    def take(self, some: np.ndarray) -> "Learning":
        return Learning(self.rows.take(some), self.y[some], self.weight[some], self.seller[some])


@dataclass(frozen=True)
class Trained:
    """What was learnt of the sales, and of each as if it had been left out (`surprise`)."""

    hedonic: Hedonic
    peers: Peers
    half_width: float
    error: np.ndarray
    leverage: np.ndarray
    surprise: np.ndarray


def learn(sales: Sequence[Car], sellers: Mapping[str, int], twins: Twins) -> tuple[Trained, Rows]:
    """Learn from sales in a fixed order, each of another car."""
    columns = Columns(sales)
    design = Design.of(columns, twins)
    rows = design.rows(columns)
    seller = numbered([car.seller for car in sales], sellers)
    weight = shares_held(rows.coded["kin"], rows.measures.year, seller)
    known = Learning(rows, columns.log_price, weight, seller)
    hedonic = _fit(design, known)
    predicted, scale = _left_out(hedonic, known)
    surprise = (known.y - predicted) / scale
    error, leverage = _inside(hedonic, known)
    peers = _peers(hedonic, known, error, leverage)
    return Trained(hedonic, peers, half_width(surprise), error, leverage, surprise), rows


def _fit(design: Design, known: Learning) -> Hedonic:
    middle = float(np.median(known.y))
    first, rounds = None, ROUNDS
    if len(known.y) > VARIANCES_FROM:
        some = folds(len(known.y), -(-len(known.y) // VARIANCES_FROM)) == 0
        first = _fitter(design, known.take(some), middle).run(ROUNDS)
        rounds = ROUNDS_MORE
    return Hedonic(design, _fitter(design, known, middle, first).run(rounds), middle)


def _fitter(design: Design, known: Learning, middle: float, start: Fit | None = None) -> Fitter:
    return Fitter(design.groups, known.rows, known.y - middle, known.weight, start)


def _left_out(hedonic: Hedonic, known: Learning) -> tuple[np.ndarray, np.ndarray]:
    """What would have been said of each sale had it not been known, and its standard error."""
    n = len(known.y)
    predicted, scale = np.full(n, hedonic.middle), np.ones(n)
    part = folds(n, min(n, PARTS_OF_FEW if n < FEW else PARTS))
    for one in range(part.max() + 1 if n > 1 else 0):
        out, rest = known.take(part == one), known.take(part != one)
        fitter = _fitter(hedonic.design, rest, hedonic.middle, hedonic.fit)
        fit = fitter.run(ROUNDS_ANEW if n <= ANEW_UP_TO else 1)
        without = Hedonic(hedonic.design, fit, hedonic.middle)
        peers = _peers(without, rest, *_inside(without, rest))
        found = compare(peers, out.rows, out.seller, np.full(len(out.y), -1), NONE)
        predicted[part == one] = without.predict(out.rows) + found.added(peers)
        scale[part == one] = np.sqrt(without.uncertainty(out.rows) + fit.noise)
    return predicted, scale


def _inside(hedonic: Hedonic, known: Learning) -> tuple[np.ndarray, np.ndarray]:
    """How far each sale lies from what is said of it, and how much of that it decided itself."""
    fit = hedonic.fit
    decided = known.weight * fit.trust * hedonic.uncertainty(known.rows) / fit.noise
    return known.y - hedonic.predict(known.rows), np.minimum(decided, MOST_DECIDED)


def _peers(hedonic: Hedonic, known: Learning, error: np.ndarray, leverage: np.ndarray) -> Peers:
    bound = MOST_ERRORS * np.sqrt(hedonic.fit.noise)
    residual = np.clip(error / np.sqrt(1 - leverage), -bound, bound)
    return Peers.of(known.rows, residual, np.minimum(hedonic.fit.trust, 1.0), known.seller)
