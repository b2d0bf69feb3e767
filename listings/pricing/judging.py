"""What staff say of suspicious prices. A machine does not doubt them again after that."""

from collections.abc import Iterable

from django.db import transaction

from listings.accounts.audit import record_all
from listings.accounts.models import User
from listings.work.staff_tasks import settle_task

from .doubts import task_key
from .models import Sale
from .teaching import order_learning


@transaction.atomic
def use_after_all(sales: Iterable[Sale], *, by: User) -> int:
    """Let estimates rest on these prices again; how many did not before."""
    return _judge(sales, "used after all", by=by, set_aside=False)


@transaction.atomic
def put_aside(sales: Iterable[Sale], *, by: User) -> int:
    """Let no estimate rest on these prices; how many did before."""
    return _judge(sales, "set aside", by=by, set_aside=True)


def _judge(sales: Iterable[Sale], verb: str, *, by: User, set_aside: bool) -> int:
    chosen = list(sales)
    changed = [sale for sale in chosen if sale.set_aside != set_aside]
    Sale.objects.filter(pk__in=[sale.pk for sale in changed]).update(set_aside=set_aside)
    for sale in chosen:
        settle_task(task_key(sale.pk), f"Price {sale.pk}: {verb}", by=by)
    if changed:
        record_all(verb, changed, by=by, after={"set_aside": set_aside})
        order_learning()
    return len(changed)
