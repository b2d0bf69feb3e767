"""Which version of the price model is switched on, and the models themselves, loaded once."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from .model import Model, OtherModelError, from_bytes
from .models import PriceModel

# The one that is switched on, and during a renewal the one before it.
LOADED = 2


@dataclass(frozen=True)
class Standing:
    """A version whose content is there; `row` is read without it."""

    row: PriceModel

    @property
    def version(self) -> str:
        return self.row.version

    @property
    def model(self) -> Model:
        """The model itself. Raises LookupError if its content went away meanwhile."""
        return _loaded(self.row.pk, self.row.trained_at)


def standing() -> Standing | None:
    """The version that is switched on; None before the first learning. One statement."""
    row = PriceModel.objects.active()
    return Standing(row) if row else None


def as_read(said: dict[str, Any] | None) -> Standing | None:
    """The same from `PriceModelQuerySet.said`, read along with something else."""
    if said is None:
        return None
    trained_at = datetime.fromisoformat(said["trained_at"])
    return Standing(PriceModel(pk=said["pk"], version=said["version"], trained_at=trained_at))


def version_named(version: str) -> Model | None:
    """The model of a version; None where there is none, or its content is gone."""
    row = PriceModel.objects.defer("content").filter(version=version, content__isnull=False).first()
    try:
        return Standing(row).model if row else None
    except (LookupError, OtherModelError):
        return None


@lru_cache(maxsize=LOADED)
def _loaded(pk: int, trained_at: datetime) -> Model:
    """The content of a row. The same sales learnt again are the same version with a later time."""
    rows = PriceModel.objects.filter(pk=pk, trained_at=trained_at, content__isnull=False)
    content = rows.values_list("content", flat=True).first()
    if content is None:
        raise LookupError(f"The content of price model {pk} is gone.")
    return from_bytes(bytes(content))
