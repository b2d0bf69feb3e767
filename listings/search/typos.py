"""A misspelt name: the nearest one in a small vocabulary, held in memory."""

from collections.abc import Collection
from functools import lru_cache

# Shorter words are too near to too many.
SHORTEST = 4
# One slip in a short word, two in a longer one.
LONG = 6
LOOKED_AT = 12


def nearest(word: str, names: Collection[str]) -> str | None:
    """The name that the word is one or two slips away from; None if none is, or several are as near."""
    if len(word) < SHORTEST or any(sign.isdigit() for sign in word):
        return None
    most = 1 if len(word) < LONG else 2
    ranked = sorted(
        (slips(word, name, most), -_alike(word, name), name) for name in _candidates(word, names)
    )
    near = [name for far, _alike_by, name in ranked if far <= most]
    return near[0] if near else None


def slips(word: str, name: str, most: int) -> int:
    """Letters to add, drop, change or swap with the next one; `most` + 1 stands for all above.

    The optimal string alignment distance.
    """
    if abs(len(word) - len(name)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(name) + 1))
    for row, sign in enumerate(word, 1):
        line = [row]
        for column, other in enumerate(name, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (sign != other))
            if before and column > 1 and sign == name[column - 2] and word[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return min(last[-1], most + 1)


def _candidates(word: str, names: Collection[str]) -> list[str]:
    long = [name for name in names if len(name) >= SHORTEST and not any(map(str.isdigit, name))]
    return sorted(long, key=lambda name: (-_alike(word, name), name))[:LOOKED_AT]


def _alike(word: str, name: str) -> float:
    """The share of pairs of letters that both have."""
    one, other = _pairs(word), _pairs(name)
    return len(one & other) / len(one | other)


@lru_cache(maxsize=4_096)
def _pairs(word: str) -> frozenset[str]:
    edged = f" {word} "
    return frozenset(edged[at : at + 2] for at in range(len(edged) - 1))
