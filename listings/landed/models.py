"""Rates: what a line of the landed cost amounts to, from when to when, and who says so."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.places.states import US_STATES

from .book import COLUMNS, SCOPE, SURCHARGES, Book, Row


class Unit(models.TextChoices):
    """What the three amounts of a rate are."""

    USD = "usd", _("US dollars")
    JPY = "jpy", _("Japanese yen")
    SHARE = "share", _("share of the entered value")
    PRICE_SHARE = "price_share", _("share of the price")
    USD_PER_MILE = "usd_per_mile", _("US dollars a mile")
    JPY_PER_USD = "jpy_per_usd", _("yen for a US dollar")
    FACTOR = "factor", _("times")
    YEARS = "years", _("calendar years")


class RateQuerySet(models.QuerySet["Rate"]):
    def current(self) -> "RateQuerySet":
        """Without those that a newer version replaced."""
        return self.filter(replaced_at=None)

    def of_scope(self, rate: "Rate") -> "RateQuerySet":
        """Every version and period of the same kind at the same place."""
        return self.filter(**{name: getattr(rate, name) for name in ("kind", *SCOPE)})

    def due_by(self, day: date) -> "RateQuerySet":
        """Fees, freight and exchange rates that run out by the day, with nothing to follow them.

        A surcharge that ends is over, and no work.
        """
        following = Rate.objects.current().filter(
            valid_from__gt=models.OuterRef("valid_to"),
            **{name: models.OuterRef(name) for name in ("kind", *SCOPE)},
        )
        ending = self.current().filter(valid_to__lt=day).exclude(kind__in=SURCHARGES)
        return ending.exclude(models.Exists(following))

    def as_book(self) -> Book:
        """The current rates for the rules, in one query."""
        rows = self.current().order_by("pk").values_list(*COLUMNS, named=False)
        return Book(tuple(Row(*row) for row in rows))


class Rate(models.Model):
    """One dated rate. A blank scope fits everything; the narrowest fitting rate counts.

    Nothing published is changed in place: a change ends a row and adds the next version.
    """

    kind = models.CharField(max_length=40, help_text=_("Which line: duty, mpf, freight …"))
    name = models.CharField(max_length=100)
    # Where it applies.
    heading = models.CharField(_("tariff heading"), max_length=12, blank=True)
    entry = models.CharField(
        max_length=8,
        blank=True,
        choices={"formal": _("Formal entry"), "informal": _("Informal entry")},
    )
    method = models.CharField(
        max_length=10, blank=True, choices={"roro": _("RoRo"), "container": _("Container")}
    )
    origin = models.CharField(_("port of departure"), max_length=5, blank=True)
    coast = models.CharField(
        max_length=10,
        blank=True,
        choices={"west": _("West Coast"), "gulf": _("Gulf Coast"), "east": _("East Coast")},
    )
    state = models.CharField(max_length=2, blank=True, choices=US_STATES)
    # How much.
    low = models.DecimalField(max_digits=14, decimal_places=6)
    likely = models.DecimalField(max_digits=14, decimal_places=6)
    high = models.DecimalField(max_digits=14, decimal_places=6)
    unit = models.CharField(max_length=12, choices=Unit)
    minimum = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    maximum = models.DecimalField(max_digits=14, decimal_places=6, null=True, blank=True)
    # Who says so.
    note = models.TextField(blank=True, max_length=500)
    citation = models.CharField(max_length=300, blank=True)
    source = models.TextField(blank=True)
    confidence = models.CharField(
        max_length=11, choices={"sourced": _("Sourced"), "unconfirmed": _("Not confirmed")}
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.IntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = RateQuerySet.as_manager()

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ["kind", "valid_from", "version"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    low__gte=0, low__lte=models.F("likely"), likely__lte=models.F("high")
                ),
                name="rate_in_order",
            ),
            models.UniqueConstraint(
                fields=[
                    "kind",
                    "heading",
                    "entry",
                    "method",
                    "origin",
                    "coast",
                    "state",
                    "valid_from",
                ],
                condition=models.Q(replaced_at=None),
                nulls_distinct=False,
                name="one_rate_a_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from or ''}".strip()


class BillQuerySet(models.QuerySet["Bill"]):
    def accepted(self) -> "BillQuerySet":
        return self.exclude(accepted_at=None)

    def waiting(self) -> "BillQuerySet":
        return self.filter(accepted_at=None)


class Bill(models.Model):
    """What somebody really paid, beside what the estimate of these inputs said."""

    inputs = models.JSONField()
    rule_version = models.CharField(max_length=40)
    low_usd_cents = models.BigIntegerField()
    mid_usd_cents = models.BigIntegerField()
    high_usd_cents = models.BigIntegerField()
    paid_usd_cents = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now_add=True)
    # Counted and shown only after staff have looked at it.
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = BillQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported bill")
        verbose_name_plural = _("reported bills")
        constraints = [
            models.CheckConstraint(condition=models.Q(paid_usd_cents__gt=0), name="bill_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.reported_at:%Y-%m-%d}"
