"""How far off the estimates were: what was said of each sale before it happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .estimate import GRADES
from .sale import Sale


class Forecast(models.Model):
    """What a model that knew only earlier prices says of a sale. One for each sale.

    `known_until` is the last day whose prices the model knew; it lies before the sale.
    """

    sale = models.OneToOneField(Sale, on_delete=models.CASCADE, related_name="forecast")
    known_until = models.DateField()
    model_version = models.CharField(max_length=40)
    grade = models.CharField(max_length=10, choices=GRADES)
    low_usd_cents = models.BigIntegerField()
    mid_usd_cents = models.BigIntegerField()
    high_usd_cents = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("forecast of a sale")
        verbose_name_plural = _("forecasts of sales")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    low_usd_cents__gt=0,
                    low_usd_cents__lte=models.F("mid_usd_cents"),
                    mid_usd_cents__lte=models.F("high_usd_cents"),
                ),
                name="forecast_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sale_id} {self.known_until}"


class AccuracyReport(models.Model):
    """The public record of a day: figures by family and target, misses, and the price index.

    `figures` is what `/accuracy/` shows and its JSON gives.
    """

    on = models.DateField(unique=True)
    figures = models.JSONField()
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("accuracy report")
        verbose_name_plural = _("accuracy reports")
        ordering = ["-on"]

    def __str__(self) -> str:
        return str(self.on)
