"""Currencies, and what one was worth in another on a day."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Currency(models.TextChoices):
    USD = "USD", _("US dollars")
    JPY = "JPY", _("Japanese yen")


# Minor units in one unit of the currency: cents in a dollar, none in a yen.
MINOR_UNITS = {Currency.USD.value: 100, Currency.JPY.value: 1}


class ExchangeRateQuerySet(models.QuerySet["ExchangeRate"]):
    def in_force(self, currency: str, on: date) -> "ExchangeRate | None":
        """The newest rate that was known on the day; None before the first one."""
        return self.filter(currency=currency, on__lte=on).order_by("-on").first()


class ExchangeRate(models.Model):
    """How many US dollars one unit of a currency was worth on a day, and who says so."""

    currency = models.CharField(max_length=3, choices=Currency)
    on = models.DateField()
    usd = models.DecimalField(max_digits=18, decimal_places=8)
    source = models.TextField()

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(fields=["currency", "on"], name="one_rate_a_day"),
            models.CheckConstraint(condition=models.Q(usd__gt=0), name="rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.on}"


def usd_cents(amount: int, currency: str, on: date) -> int | None:
    """The amount (minor units) in US cents at the rate of that day; None where no rate is known.

    Half a cent goes up.
    """
    if currency == Currency.USD:
        return amount
    rate = ExchangeRate.objects.in_force(currency, on)
    if rate is None:
        return None
    cents = Decimal(amount) / MINOR_UNITS[currency] * rate.usd * MINOR_UNITS[Currency.USD]
    return int(cents.to_integral_value(ROUND_HALF_UP))
