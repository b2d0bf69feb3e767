"""What is it worth: recorded sales, exchange rates and the estimates made from them."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.catalogue.models import Family, FrameCode


class Currency(models.TextChoices):
    USD = "USD", _("US dollars")
    JPY = "JPY", _("Japanese yen")


# Minor units in one unit of the currency: cents in a dollar, none in a yen.
MINOR_UNITS = {Currency.USD.value: 100, Currency.JPY.value: 1}


class ExchangeRateQuerySet(models.QuerySet["ExchangeRate"]):
    def in_force(self, currency: str, on: date) -> "ExchangeRate | None":
        """The newest rate not younger than the day."""
        return self.filter(currency=currency, on__lte=on).order_by("-on").first()


class ExchangeRate(models.Model):
    """How many US dollars one unit of a currency was worth on a day, and who says so."""

    currency = models.CharField(max_length=3, choices=Currency)
    on = models.DateField()
    usd = models.DecimalField(max_digits=18, decimal_places=8)
    source = models.TextField()

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["currency", "on"], name="one_rate_a_day"),
            models.CheckConstraint(condition=models.Q(usd__gt=0), name="rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.on}"


def usd_cents(amount: int, currency: str, on: date) -> int | None:
    """The amount (minor units) in US cents at the rate of that day; None where no rate is known."""
    if currency == Currency.USD:
        return amount
    rate = ExchangeRate.objects.in_force(currency, on)
    if rate is None:
        return None
    return int((Decimal(amount) / MINOR_UNITS[currency] * rate.usd * 100).to_integral_value())


class SaleQuerySet(models.QuerySet["Sale"]):
    def of_family(self, family_id: int) -> "SaleQuerySet":
        return self.filter(family_id=family_id, set_aside=False)


class Sale(models.Model):
    """A price that is known, with its kind: asked, told by the seller, or confirmed by both."""

    class Kind(models.TextChoices):
        ASKING = "asking", _("Asking price")
        TOLD = "told", _("Sale told by the seller")
        CONFIRMED = "confirmed", _("Sale confirmed by both sides")

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="sales")
    frame_code = models.ForeignKey(
        FrameCode, null=True, blank=True, on_delete=models.SET_NULL, related_name="sales"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    year = models.SmallIntegerField(null=True, blank=True)
    mileage_km = models.IntegerField(null=True, blank=True)
    drive = models.CharField(max_length=12, blank=True)
    side = models.CharField(max_length=2, blank=True)
    price_usd_cents = models.BigIntegerField()
    on = models.DateField()
    # Who sold it, so that no seller weighs too much; never shown.
    seller_key = models.CharField(max_length=80, blank=True)
    listing_id = models.BigIntegerField(null=True, blank=True, unique=True)
    source = models.TextField()
    set_aside = models.BooleanField(default=False, help_text=_("Suspicious: not used."))

    objects = SaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sale")
        constraints = [
            models.CheckConstraint(condition=models.Q(price_usd_cents__gt=0), name="sale_price"),
        ]
        indexes = [models.Index(fields=["family", "-on"], name="sale_family")]

    def __str__(self) -> str:
        return f"{self.family} {self.on}"


class Estimate(models.Model):
    """What a car was thought to be worth, by which model and from what. Never changed later."""

    listing = models.ForeignKey(
        "listings.Listing", on_delete=models.CASCADE, related_name="estimates"
    )
    model_version = models.CharField(max_length=40)
    input_hash = models.CharField(max_length=64)
    low_usd_cents = models.BigIntegerField(null=True)
    mid_usd_cents = models.BigIntegerField(null=True)
    high_usd_cents = models.BigIntegerField(null=True)
    effective_comparables = models.FloatField(default=0)
    abstained = models.BooleanField()
    reason = models.CharField(max_length=300)
    # The sales used, with their weight and difference, as they were on that day.
    comparables = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("estimate")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "model_version", "input_hash"], name="one_estimate_per_input"
            ),
            models.CheckConstraint(
                condition=models.Q(abstained=True)
                | models.Q(
                    low_usd_cents__lte=models.F("mid_usd_cents"),
                    mid_usd_cents__lte=models.F("high_usd_cents"),
                ),
                name="estimate_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} by {self.model_version}"
