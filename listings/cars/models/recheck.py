"""A changed rule, rate or catalogue row re-checks the cars it touches, range by range."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RecheckQuerySet(models.QuerySet["Recheck"]):
    def newest(self) -> "Recheck | None":
        """The walk that counts: a newer one takes the place of all before it."""
        return self.order_by("-pk").first()


class Recheck(models.Model):
    """One walk over the listings in the order of their keys. It goes on where it stopped.

    `rule_version` names rules and catalogue and, for a walk that was asked for again, which it is:
    `2026-11-22.1a2b3c4d.1 5e6f7a8b@20261122205800123456 #2`.
    """

    reason = models.CharField(max_length=200)
    rule_version = models.CharField(max_length=80)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ordered_at = models.DateTimeField(auto_now_add=True)
    # Keys above `last` are still to be done, up to `until`.
    last = models.BigIntegerField(default=0)
    until = models.BigIntegerField()
    checked = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    objects = RecheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("re-check")
        verbose_name_plural = _("re-checks")
        ordering = ["-ordered_at"]
        constraints = [
            # A version is re-checked once: ordering it again changes nothing.
            models.UniqueConstraint(fields=["rule_version"], name="one_recheck_a_version"),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def version(self) -> str:
        """Of the rules and the catalogue alone."""
        return self.rule_version.rpartition(" #")[0]

    @property
    def percent(self) -> int:
        return 100 if self.finished_at or not self.until else 100 * self.last // self.until
