"""Cars that somebody wants to find again."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from listings.accounts.models import User
from listings.cars.models import Listing
from listings.pricing.models import Currency


@dataclass(frozen=True)
class Owner:
    """Whose list: a person's, or that of a browser which holds the `visitor` key."""

    user: User | None = None
    visitor: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        return {"user": self.user, "visitor": "" if self.user else self.visitor}


class SavedCarQuerySet(models.QuerySet["SavedCar"]):
    def of(self, owner: Owner) -> "SavedCarQuerySet":
        """What is on the list, the newest first."""
        return self.filter(**owner.columns).order_by("-saved_at", "-pk")


class SavedCar(models.Model):
    """One car on one list, with what it was asked for when it was put there."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="saved_cars",
    )
    # The key in the cookie of a browser whose owner has not signed in.
    visitor = models.CharField(max_length=43, blank=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="saved_by")
    price = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=Currency)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SavedCarQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved car")
        verbose_name_plural = _("saved cars")
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) & ~Q(visitor="") | ~Q(user=None) & Q(visitor=""),
                name="saved_by_a_person_or_a_visitor",
            ),
            models.UniqueConstraint(
                fields=["user", "listing"], condition=~Q(user=None), name="saved_once_by_a_person"
            ),
            models.UniqueConstraint(
                fields=["visitor", "listing"],
                condition=~Q(visitor=""),
                name="saved_once_by_a_visitor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.saved_at:%Y-%m-%d}"
