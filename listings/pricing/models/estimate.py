"""What cars were thought to be worth."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.eligibility.sentences import Sentence
from listings.eligibility.speaking import told

from ..model.grading import Grade
from ..rules import shown
from .rate import Currency

GRADES = [
    ("supported", _("supported")),
    ("wide", _("a range without a point")),
    ("abstained", _("no estimate")),
]


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
    grade = models.CharField(max_length=10, choices=GRADES, default="abstained")
    # A word for programs: what the grade rests on, as `few_alike`.
    code = models.CharField(max_length=20, blank=True)
    abstained = models.BooleanField()
    reason = models.CharField(max_length=300)
    # The same with its words apart from its values, for any language (`Sentence.as_data`).
    reason_said = models.JSONField(default=dict)
    # How many prices of the family were known.
    comparable_count = models.IntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "model_version", "input_hash"], name="one_estimate_per_input"
            ),
            models.CheckConstraint(
                condition=models.Q(abstained=True)
                | models.Q(
                    low_usd_cents__isnull=False,
                    mid_usd_cents__isnull=False,
                    high_usd_cents__isnull=False,
                    low_usd_cents__lte=models.F("mid_usd_cents"),
                    mid_usd_cents__lte=models.F("high_usd_cents"),
                ),
                name="estimate_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} by {self.model_version}"

    # As a page shows it: rounded to 50 dollars, so that nobody reads more into it than is there.
    currency = Currency.USD.value

    @property
    def is_supported(self) -> bool:
        """May a page name one price, and compare the asking price with it?"""
        return self.grade == Grade.SUPPORTED

    @property
    def low(self) -> int | None:
        return shown(self.low_usd_cents)

    @property
    def mid(self) -> int | None:
        """The point; None where the range is too uncertain to name one price."""
        return shown(self.mid_usd_cents) if self.is_supported else None

    @property
    def high(self) -> int | None:
        return shown(self.high_usd_cents)

    @property
    def reason_text(self) -> str:
        """The reason in the reader's language; in English where only that was kept."""
        return told(Sentence.from_data(self.reason_said)) if self.reason_said else self.reason

    @property
    def n(self) -> int:
        """How many prices of the family were known."""
        return self.comparable_count

    @property
    def on(self) -> date:
        return self.made_at.date()
