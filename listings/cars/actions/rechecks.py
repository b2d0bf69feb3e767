"""Having every car judged again."""

from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User

from ..models import Recheck
from ..rechecking import order_recheck


@transaction.atomic
def recheck_all(reason: str, *, by: User) -> Recheck:
    """Judge all cars again from the first on; an unfinished walk gives way to this one."""
    walk = order_recheck(reason, by=by)
    record("ordered a re-check of all cars", walk, by=by, reason=reason)
    return walk
