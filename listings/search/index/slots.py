"""A dense number for each car, so that sets and columns stay small."""

import numpy as np

from .sets import Numbers


class Slots:
    """Ids of cars by their numbers. The first ones rise; who comes later is kept in a table."""

    def __init__(self, ids: np.ndarray) -> None:
        self._rising = ids.copy()
        self._late: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._rising) + len(self._late)

    def known(self, ids: np.ndarray) -> Numbers:
        """Numbers of those among the cars that have one, ascending."""
        places = np.searchsorted(self._rising, ids)
        is_first = places < len(self._rising)
        is_first[is_first] = self._rising[places[is_first]] == ids[is_first]
        late = [self._late[pk] for pk in ids[~is_first].tolist() if pk in self._late]
        return np.sort(np.concatenate([places[is_first], late])).astype(np.uint32)

    def of(self, ids: np.ndarray) -> Numbers:
        """Numbers of the cars, in their order; a new one for each that has none yet."""
        places = np.searchsorted(self._rising, ids)
        is_first = places < len(self._rising)
        is_first[is_first] = self._rising[places[is_first]] == ids[is_first]
        for at in np.flatnonzero(~is_first).tolist():
            places[at] = self._late.setdefault(int(ids[at]), len(self))
        return places.astype(np.uint32)
