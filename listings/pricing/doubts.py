"""Sales that should not count: the same car twice, and prices that cannot be right."""

from collections.abc import Sequence

from django.urls import reverse

from listings.work.models import StaffTask
from listings.work.staff_tasks import close_task, open_task

from .learning import sale_id
from .model import Car, Model
from .model.cars import in_fixed_order
from .model.model import Suspicious
from .model.reposts import replaced
from .model.units import slip
from .models import Sale

UNIT_SLIPS = ("ten times", "a thousand times")


def show(sales: Sequence[Car], model: Model) -> None:
    """Write what learning found of the sales: re-posts, and what staff should look at."""
    join_reposts(sales)
    for found in model.suspicious:
        doubt(found)


def join_reposts(sales: Sequence[Car]) -> None:
    """Name for each price of a car that was offered again the newer one, which counts in its place."""
    ordered = in_fixed_order(sales)
    newer = {ordered[old].key: ordered[new].key for old, new in replaced(ordered).items()}
    Sale.objects.bulk_update(
        [Sale(pk=sale_id(old), repost_of_id=sale_id(new)) for old, new in newer.items()],
        ["repost_of"],
        batch_size=1_000,
    )


def doubt(found: Suspicious) -> None:
    """Ask staff to look at a price; a plain slip of the unit does not count until they did.

    What staff have looked at and kept is not doubted again. All else hardly counts by itself: the
    model's noise has heavy tails.
    """
    pk = sale_id(found.key)
    if StaffTask.objects.filter(key=task_key(pk), closed_by__isnull=False).exists():
        return
    looks = slip(found.price, found.expected)
    words = f"${found.price:,.0f} is {looks}: about ${found.expected:,.0f} was to be expected."
    is_slip = looks.startswith(UNIT_SLIPS)
    columns = {"suspicion": words, **({"set_aside": True} if is_slip else {})}
    if Sale.objects.filter(pk=pk).update(**columns):
        open_task(
            task_key(pk), f"Price {pk}: {words}", reverse("admin:listings_sale_change", args=[pk])
        )


def settle(sale_pk: int) -> None:
    """A doubted price was corrected at its source: it counts again, and nobody need look."""
    Sale.objects.filter(pk=sale_pk).update(suspicion="", set_aside=False)
    close_task(task_key(sale_pk))


def task_key(sale_pk: int) -> str:
    return f"sale {sale_pk}"
