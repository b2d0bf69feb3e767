"""Prices that are known."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.catalogue.models import Family, FrameCode
from listings.catalogue.vocabulary import Precision

from .rate import Currency

# The source of a price of the demo market: never told apart from real ones by silence.
INVENTED = "Invented for the demo market"


class SaleQuerySet(models.QuerySet["Sale"]):
    def usable(self, day: date) -> "SaleQuerySet":
        """Prices known by the day that estimates may rest on: not set aside, no re-post."""
        return self.filter(on__lte=day, set_aside=False, repost_of=None)

    def known_of(self, family_id: int, day: date) -> "SaleQuerySet":
        """Prices of a family known by the day and not set aside, newest first."""
        return self.filter(family_id=family_id, on__lte=day, set_aside=False).order_by("-on", "-pk")


class Sale(models.Model):
    """A price that is known, with its kind: asked, told or reported, or confirmed by both."""

    class Kind(models.TextChoices):
        ASKING = "asking", _("Asking price")
        TOLD = "told", _("Sale as told or reported")
        CONFIRMED = "confirmed", _("Sale confirmed by both sides")

    class Certainty(models.TextChoices):
        """How sure we are that the price is right and of this car."""

        HIGH = "high", _("Seen on our site or in a document")
        MEDIUM = "medium", _("Told by a named source")
        LOW = "low", _("Reported second hand")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="sales")
    frame_code = models.ForeignKey(
        FrameCode, null=True, blank=True, on_delete=models.SET_NULL, related_name="sales"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    year = models.SmallIntegerField(null=True, blank=True)
    mileage_km = models.IntegerField(null=True, blank=True)
    # The words of a listing, and "4wd" where a source does not say which kind of it.
    drive = models.CharField(max_length=12, blank=True)
    side = models.CharField(max_length=2, blank=True)
    trim = models.CharField(_("grade"), max_length=80, blank=True)
    gearbox = models.CharField(max_length=12, blank=True)
    body = models.CharField(max_length=10, blank=True)
    aspiration = models.CharField(max_length=12, blank=True)
    displacement_cc = models.SmallIntegerField(null=True, blank=True)
    # The state of a car that is in the United States.
    location = models.CharField(max_length=40, blank=True)
    price_usd_cents = models.BigIntegerField()
    # What was asked or paid, in minor units of its own currency; None where a source gave dollars.
    amount = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.USD)
    # The first day of the month or the year where a source states no more: then it counts as old.
    on = models.DateField()
    on_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    title = models.CharField(
        max_length=200, blank=True, help_text=_("What was offered, in the source's words.")
    )
    # Who sold it, so that no seller weighs too much; never shown.
    seller_key = models.CharField(max_length=80, blank=True)
    listing_id = models.BigIntegerField(null=True, blank=True, unique=True)
    # Which row of which file it came from, so that loading twice is loading once.
    key = models.CharField(max_length=80, null=True, blank=True, unique=True, editable=False)
    source = models.TextField()
    certainty = models.CharField(max_length=6, choices=Certainty, default=Certainty.MEDIUM)
    set_aside = models.BooleanField(default=False, help_text=_("Suspicious: not used."))
    # Why a look by staff is wanted, in our words; empty where nothing was found.
    suspicion = models.CharField(max_length=200, blank=True, editable=False)
    # The newer price of the same car, which counts in this one's place.
    repost_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reposts"
    )

    objects = SaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sale")
        verbose_name_plural = _("sales")
        constraints = [
            models.CheckConstraint(condition=models.Q(price_usd_cents__gt=0), name="sale_price"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["asking", "told", "confirmed"]), name="sale_kind"
            ),
        ]
        indexes = [models.Index(fields=["family", "-on", "-id"], name="sale_family")]

    def __str__(self) -> str:
        return f"{self.family} {self.on}"
