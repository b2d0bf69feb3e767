"""Which demo market stands: one row, written in the transaction of each portion of cars."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from listings.places.models import Dataset

NAME = "demo market"


@dataclass(frozen=True)
class Standing:
    """The seed and the day that everything follows from, and how many cars there are so far."""

    seed: int
    cars: int
    day: date
    pictures: bool

    @classmethod
    def read(cls) -> "Standing | None":
        text = Dataset.objects.filter(name=NAME).values_list("digest", flat=True).first()
        if text is None:
            return None
        seed, cars, day, words = text.split()
        return cls(int(seed), int(cars), date.fromisoformat(day), words == "with")

    @staticmethod
    def forget() -> None:
        Dataset.objects.filter(name=NAME).delete()

    def keep(self) -> None:
        words = "with" if self.pictures else "without"
        text = f"{self.seed} {self.cars} {self.day} {words}"
        Dataset.objects.update_or_create(name=NAME, defaults={"digest": text})

    def grown(self, cars: int) -> "Standing":
        """Keep that the market has so many cars now."""
        now = replace(self, cars=cars)
        now.keep()
        return now


def portions(start: int, stop: int, size: int) -> Iterator[range]:
    """The numbers from `start` to `stop` in ranges of that size."""
    return (range(at, min(at + size, stop)) for at in range(start, stop, size))
