"""What was learnt from sales: versions of the model, who switched them on, and their renewals."""

from django.conf import settings
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _


class PriceModelQuerySet(models.QuerySet["PriceModel"]):
    def active(self) -> "PriceModel | None":
        """The version that estimates are made with, without its content; None before the first."""
        return self.defer("content").filter(is_active=True).first()

    def said(self) -> models.QuerySet:
        """The active version as one value, to be read along with another row."""
        said = JSONObject(pk="pk", version="version", trained_at="trained_at")
        return self.filter(is_active=True).values(said=said)

    def newest_first(self) -> "PriceModelQuerySet":
        return self.defer("content").order_by("-trained_at", "-pk")


class PriceModel(models.Model):
    """One learning from the sales of a day. Estimates name it; at most one is switched on.

    `content` is what `model.to_bytes` stored. It goes from versions that are long switched off,
    but the row stays, so that an old estimate still tells by what it was made.
    """

    version = models.CharField(max_length=40, unique=True)
    content = models.BinaryField(null=True)
    trained_at = models.DateTimeField(auto_now_add=True)
    # The days of the prices that it learnt from.
    sales_from = models.DateField()
    sales_to = models.DateField()
    sales_used = models.IntegerField()
    sales_joined = models.IntegerField(default=0)
    sales_suspicious = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)
    # Figures of the newest backtest when it was trained: see `docs/pricing.md`.
    metrics = models.JSONField(default=dict)
    is_active = models.BooleanField(default=False)

    objects = PriceModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("price model")
        verbose_name_plural = _("price models")
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"], condition=models.Q(is_active=True), name="one_active_model"
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(content__isnull=False),
                name="active_model_has_content",
            ),
        ]

    def __str__(self) -> str:
        return self.version


class ModelSwitch(models.Model):
    """A version was switched on. Never changed later: it is the record of who did it and why.

    `by` is None for the nightly learning. `keeps` says that the nightly learning must not replace
    this version by itself, as after a roll-back.
    """

    model = models.ForeignKey(PriceModel, on_delete=models.PROTECT, related_name="switches")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=200)
    keeps = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("switch of the price model")
        verbose_name_plural = _("switches of the price model")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.model} {self.at:%Y-%m-%d}"


class Renewal(models.Model):
    """One walk over the listings in the order of their keys, estimating each by a model anew."""

    model = models.ForeignKey(PriceModel, on_delete=models.CASCADE, related_name="renewals")
    ordered_at = models.DateTimeField(auto_now_add=True)
    # Keys above `last` are still to be done, up to `until`.
    last = models.BigIntegerField(default=0)
    until = models.BigIntegerField()
    renewed = models.IntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("renewal of estimates")
        verbose_name_plural = _("renewals of estimates")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.model} {self.last}/{self.until}"

    @property
    def percent(self) -> int:
        return 100 if self.finished_at or not self.until else 100 * self.last // self.until
