"""The stored answer to "may this car come in, and when"."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EligibilityVerdict(models.Model):
    """The interval and the rules it came from. Dates are kept, not "yes": the page compares with
    today, and says the reasons from the claims (`cars.age`)."""

    listing = models.OneToOneField(
        "listings.Listing", on_delete=models.CASCADE, related_name="verdict", primary_key=True
    )
    built_from = models.DateField(null=True)
    built_to = models.DateField(null=True)
    earliest = models.DateField(null=True)
    safe = models.DateField(null=True)
    level = models.CharField(max_length=1, blank=True)
    conflict = models.BooleanField(default=False)
    rule_version = models.CharField(max_length=40)
    input_hash = models.CharField(max_length=64)
    computed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("eligibility verdict")
        verbose_name_plural = _("eligibility verdicts")

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.safe}"
