"""What happened to a listing. Alerts and history read these rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListingEvent(models.Model):
    """One event, written in the transaction of the change."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Sent for review")
        LIVE = "live", _("Went live")
        CHANGE_ASKED = "change_asked", _("A change was asked for")
        TAKEN_BACK = "taken_back", _("Taken back by the seller")
        REFUSED = "refused", _("Refused")
        ELIGIBLE = "eligible", _("Became old enough to import")
        PRICE_CHANGED = "price_changed", _("Price changed")
        PROOF_RAISED = "proof_raised", _("Proof checked")
        RESERVED = "reserved", _("Reserved")
        RELEASED = "released", _("For sale again")
        SOLD = "sold", _("Sold")
        ENDED = "ended", _("Ended")
        REMOVED = "removed", _("Removed by staff")

    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=15, choices=Kind)
    # Makes an event that may be told twice one row: the date, or the listing's version.
    key = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["listing", "kind", "key"], name="one_event_per_key"),
        ]
        indexes = [models.Index(fields=["-at"], name="event_at")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.listing_id}"
