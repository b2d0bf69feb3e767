"""Labels as numbers: each value of a field that was seen has a code, and every other has none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .cars import TEXTS, Columns

UNSEEN = -1
# No word of a name beyond these says more.
MOST_WORDS = 6
# Displacements this near are one engine class: 656, 657, 658 and 660 cm³.
ENGINE_CLASS_CC = 50

Twins = Mapping[tuple[str, str], str]
Coded = dict[str, np.ndarray]


@dataclass(frozen=True)
class Vocabulary:
    """The codes of each field, and which models of other makes are the same car.

    `twins` gives for plain (make, model) the name of the kin, the level that rebadged cars share.
    """

    codes: dict[str, dict[str, int]]
    twins: Twins = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Columns, twins: Twins) -> "Vocabulary":
        seen = {name: set(labels) for name, labels in _labels(columns, twins).items()}
        for name in ("model", "trim"):
            seen[f"{name}_words"] = {word for label in seen[name] for word in label.split()}
        codes = {name: {label: at for at, label in enumerate(sorted(seen[name]))} for name in seen}
        return cls(codes, dict(twins))

    def coded(self, columns: Columns) -> Coded:
        """Arrays of codes by field; fields of words have a row of several, -1 beyond the last."""
        labels = _labels(columns, self.twins)
        coded = {name: _look_up(self.codes[name], labels[name]) for name in labels}
        for name in ("model", "trim"):
            coded[f"{name}_words"] = self._words(f"{name}_words", labels[name])
        return coded

    def size(self, name: str) -> int:
        return len(self.codes[name])

    def _words(self, name: str, labels: list[str]) -> np.ndarray:
        codes = self.codes[name]
        distinct = {label: at for at, label in enumerate(dict.fromkeys(labels))}
        table = np.full((len(distinct), MOST_WORDS), UNSEEN)
        for label, at in distinct.items():
            words = list(dict.fromkeys(label.split()))[:MOST_WORDS]
            table[at, : len(words)] = [codes.get(word, UNSEEN) for word in words]
        return table[_look_up(distinct, labels)]


def _labels(columns: Columns, twins: Twins) -> dict[str, list[str]]:
    labels = {name: columns.texts(name) for name in TEXTS}
    names = list(zip(labels["make"], labels["model"], strict=True))
    labels["family"] = [f"{make}/{model}" for make, model in names]
    labels["kin"] = [twins.get(name) or f"{name[0]}/{name[1]}" for name in names]
    labels["year"] = [str(car.year) for car in columns.cars]
    labels["engine"] = [_engine(car.displacement_cc) for car in columns.cars]
    return labels


def _engine(displacement_cc: float | None) -> str:
    if displacement_cc is None:
        return ""
    return str(round(displacement_cc / ENGINE_CLASS_CC) * ENGINE_CLASS_CC)


def _look_up(codes: Mapping[str, int], labels: Iterable[str]) -> np.ndarray:
    return np.array([codes.get(label, UNSEEN) for label in labels], dtype=np.int64)
