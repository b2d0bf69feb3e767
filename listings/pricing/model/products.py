"""Sums over cars, each of a few effects among thousands, without writing out the zeros."""

from dataclasses import dataclass

import numpy as np

from .rows import Rows

# Cars at once: so many that numpy's own pace counts, so few that they stay in the cache.
PORTION = 1_000
SMALL = 256


@dataclass(frozen=True)
class Equations:
    """Sums of squares and products of the weighted cars: all that the effects depend on."""

    squares: np.ndarray
    products: np.ndarray

    @classmethod
    def of(cls, rows: Rows, y: np.ndarray, weight: np.ndarray) -> "Equations":
        size, lines = rows.size, rows.lines
        many = lines.shape[1]
        at, by = rows.seen
        heavy, weighted = lines * weight[:, None], by * weight[:, None]
        half = np.zeros((size, size))
        half[:many, :many] = 0.5 * (lines.T @ heavy)
        products = np.concatenate([heavy.T @ y, np.zeros(size - many)])
        flat = half.reshape(-1)
        for slot in range(at.shape[1]):
            place, much = at[:, slot], weighted[:, slot]
            products += np.bincount(place, much * y, size)
            for line in range(many):
                half[line] += np.bincount(place, much * lines[:, line], size)
            np.add.at(flat, place * size + place, 0.5 * much * by[:, slot])
            for other in range(slot):
                np.add.at(flat, place * size + at[:, other], much * by[:, other])
        return cls(half + half.T, products)

    def solve(self, precision: np.ndarray, noise: float) -> tuple[np.ndarray, np.ndarray]:
        """The effects, shrunk by the precision of each, and their covariance."""
        system = self.squares / noise
        system[np.diag_indices(len(system))] += precision
        covariance = inverse(system)
        return covariance @ (self.products / noise), covariance


def inverse(matrix: np.ndarray) -> np.ndarray:
    """The inverse of a positive definite matrix by Cholesky: faster than a general one, as exact."""
    root = _inverse_of_lower(np.linalg.cholesky(matrix))
    return root.T @ root


def _inverse_of_lower(matrix: np.ndarray) -> np.ndarray:
    """The inverse of a lower triangular matrix, by halves."""
    size = len(matrix)
    if size <= SMALL:
        return np.linalg.inv(matrix)
    half = size // 2
    first, last = _inverse_of_lower(matrix[:half, :half]), _inverse_of_lower(matrix[half:, half:])
    found = np.zeros_like(matrix)
    found[:half, :half], found[half:, half:] = first, last
    found[half:, :half] = -(last @ matrix[half:, :half]) @ first
    return found


def explained(effects: np.ndarray, rows: Rows) -> np.ndarray:
    """The sum of each car's effects; one never seen adds nothing."""
    at, by = rows.seen
    return rows.lines @ effects[: rows.lines.shape[1]] + np.einsum("ij,ij->i", effects[at], by)


def spread(covariance: np.ndarray, rows: Rows) -> np.ndarray:
    """The variance of the sum of each car's effects, by the covariance of the effects."""
    at, by = rows.seen
    found = np.empty(len(rows))
    for start in range(0, len(rows), PORTION):
        some = slice(start, start + PORTION)
        found[some] = _spread(covariance, rows.lines[some], at[some], by[some])
    return np.maximum(found, 0.0)


def _spread(
    covariance: np.ndarray, lines: np.ndarray, at: np.ndarray, by: np.ndarray
) -> np.ndarray:
    many = lines.shape[1]
    curved = np.einsum("ij,ij->i", lines @ covariance[:many, :many], lines)
    crossed = np.zeros(len(lines))
    for slot in range(at.shape[1]):
        place, much = at[:, slot], by[:, slot]
        both = np.einsum("ij,ij->i", covariance[place, :many], lines)
        both += 0.5 * much * covariance[place, place]
        for other in range(slot):
            both += by[:, other] * covariance[place, at[:, other]]
        crossed += much * both
    return curved + 2 * crossed
