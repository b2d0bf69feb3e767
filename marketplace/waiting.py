"""What waits for staff, for the first page of the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from listings.accounts.models import User
from listings.cars.models import Listing
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.inquiries.models import MessageFlag
from listings.states.models import StateRule
from listings.work.models import StaffTask, WorkItem

# Behind a full pile the exact number changes nothing.
COUNTED = 100


@dataclass(frozen=True)
class Pile:
    count: str
    label: str
    url: str


def piles(user: User) -> list[Pile]:
    """The piles whose pages the person may see."""
    kinds: list[tuple[str, QuerySet[Any], str, str]] = [
        ("listing", Listing.objects.in_review(), _("cars to review"), ""),
        (
            "seller",
            Seller.objects.unverified(),
            _("dealers to verify"),
            "?verification=waiting",
        ),
        ("staterule", StateRule.objects.proposed(), _("state rules to approve"), "?queue=proposed"),
        (
            "staterule",
            StateRule.objects.due(legal_today()),
            _("state rules to check"),
            "?queue=due",
        ),
        (
            "messageflag",
            MessageFlag.objects.open(),
            _("answers to compare with the rule"),
            "?queue=open",
        ),
        ("stafftask", StaffTask.objects.filter(closed_at=None), _("things to look at"), ""),
        ("workitem", WorkItem.objects.dead(), _("pieces of work given up"), "?state=dead"),
    ]
    return [
        Pile(_counted(rows), label, reverse(f"admin:listings_{name}_changelist") + query)
        for name, rows, label, query in kinds
        if user.has_perm(f"listings.view_{name}") or user.has_perm(f"listings.change_{name}")
    ]


def _counted(rows: QuerySet[Any]) -> str:
    count = rows.order_by()[: COUNTED + 1].count()
    return f"{COUNTED}+" if count > COUNTED else str(count)
