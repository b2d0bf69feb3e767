"""Where a car is, and where its buyer lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .naming import for_reader
from .states import US_STATES


class Zip(models.Model):
    """A US ZIP code and the middle of its area. Coordinates: GeoNames, CC BY 4.0."""

    code = models.CharField(max_length=5, primary_key=True)
    state = models.CharField(max_length=2)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        verbose_name = _("ZIP code")
        verbose_name_plural = _("ZIP codes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="zip_lies_on_earth",
            )
        ]

    def __str__(self):
        return self.code

    @property
    def state_name(self) -> str:
        """The state's name, or the two letters for a territory."""
        return str(US_STATES.get(self.state, self.state))


class Port(models.Model):
    """A port that cars leave from or come in by, by its UN/LOCODE."""

    code = models.CharField(max_length=5, primary_key=True, help_text=_("UN/LOCODE"))
    name = models.CharField(max_length=60)
    name_ja = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2)
    source = models.TextField()

    class Meta:
        verbose_name = _("port")
        verbose_name_plural = _("ports")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        """As the reader writes it."""
        return for_reader(self.name, self.name_ja)


class Dataset(models.Model):
    """Which content of a data file was last loaded, so that a second load costs one query."""

    name = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def __str__(self):
        return self.name
