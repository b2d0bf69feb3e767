"""Which papers come with a car, and who has seen them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Paper(models.Model):
    """What is known of one kind of paper of one car. Kinds: `cars/data/papers.csv`."""

    class State(models.TextChoices):
        ORIGINAL = "original", _("Original with the seller")
        CLAIMED = "claimed", _("Said to be there")
        MISSING = "missing", _("Missing")
        NOT_NEEDED = "not_needed", _("Not needed")

    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State)
    why = models.CharField(_("why it is not needed"), max_length=200, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_at = models.DateTimeField(auto_now=True)
    # Staff had a copy before their eyes; a later change of the row takes this back.
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.UniqueConstraint(fields=["listing", "kind"], name="one_row_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.listing_id}"
