"""What else a number or a plate tells: serial blocks, twins, prefixes, and what is no kei."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..vocabulary import Confidence, Precision
from .cars import Make

SUZUKI_DIGITS = 6


class SerialBlock(models.Model):
    """Serial numbers whose build dates a recall notice states: a bound, not a year table.

    `serial_from` and `serial_to` keep their leading zeros; `first` and `last` are for comparing.
    """

    make = models.ForeignKey(Make, on_delete=models.PROTECT, related_name="serial_blocks")
    code = models.CharField(max_length=12, db_index=True)
    type_designation = models.CharField(max_length=20, blank=True)
    serial_from = models.CharField(max_length=8)
    serial_to = models.CharField(max_length=8, blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField(null=True, blank=True)
    built_from = models.DateField(null=True, blank=True)
    built_to = models.DateField(null=True, blank=True)
    precision = models.CharField(
        max_length=5, choices=Precision.choices, help_text=_("Of the coarser end")
    )
    basis = models.TextField(blank=True)
    source = models.TextField()
    confidence = models.CharField(max_length=6, choices=Confidence.choices)

    class Meta:
        verbose_name = _("serial block")
        verbose_name_plural = _("serial blocks")
        ordering = ["code", "first"]
        constraints = [
            models.UniqueConstraint(
                fields=["make", "code", "type_designation", "serial_from", "serial_to", "source"],
                name="one_serial_block_per_source",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="serial_block_rises"),
            models.CheckConstraint(
                condition=Q(built_to__gte=F("built_from")), name="serial_block_ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return f"{self.code}-{self.serial_from} to {self.serial_to or '?'}"

    def days_of(self, serial: int) -> tuple[date, date] | None:
        """The first and last day on which a car of this serial was built, if the block tells."""
        if self.last is None or self.built_from is None or self.built_to is None:
            return None
        if not (self.is_one_run and self.first <= serial <= self.last):
            return None
        return self.built_from, self.built_to

    @property
    def is_one_run(self) -> bool:
        """Whether serials rise with time from one end of the block to the other.

        Six-digit numbers of Suzuki and its rebadges restart in
        parallel lines (1xxxxx, 5xxxxx, 8xxxxx), so a block across lines dates nothing; Subaru's
        six digits rise through the life of the car.
        """
        rises_through_life = len(self.serial_from) != SUZUKI_DIGITS or self.make.name == "Subaru"
        return rises_through_life or self.serial_from[:1] == self.serial_to[:1]


class NotKei(models.Model):
    """A vehicle often sold beside kei cars that is not one."""

    make = models.CharField(max_length=60)
    model = models.CharField(max_length=80)
    code = models.CharField(max_length=12, blank=True, db_index=True)
    why = models.TextField()
    confidence = models.CharField(max_length=6, choices=Confidence.choices)
    source = models.TextField()

    class Meta:
        ordering = ["make", "model", "code"]
        verbose_name = _("vehicle that is not a kei")
        verbose_name_plural = _("vehicles that are not kei")
        constraints = [
            models.UniqueConstraint(fields=["make", "model", "code"], name="one_row_per_not_kei")
        ]

    def __str__(self):
        return f"{self.make} {self.model}"


class Rebadge(models.Model):
    """The same car under another badge with another code: Suzuki DA63T is Mazda DG63T."""

    make = models.ForeignKey(Make, on_delete=models.PROTECT, related_name="rebadges")
    code = models.CharField(max_length=12, db_index=True)
    twin_make = models.ForeignKey(Make, on_delete=models.PROTECT, related_name="twins")
    twin_code = models.CharField(max_length=12, db_index=True)
    source = models.TextField()

    class Meta:
        verbose_name = _("rebadge")
        verbose_name_plural = _("rebadges")
        ordering = ["make__name", "code", "twin_make__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["make", "code", "twin_make", "twin_code"], name="one_row_per_rebadge"
            )
        ]

    def __str__(self):
        return f"{self.make} {self.code} = {self.twin_make} {self.twin_code}"


class EmissionPrefix(models.Model):
    """The letters before the type on the plate: which emission rule, so about which years.

    Good for a contradiction only, never as proof: rules were phased in model by model.
    """

    prefix = models.CharField(max_length=4, primary_key=True)
    applies_to = models.CharField(max_length=80)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence.choices)
    source = models.TextField()

    class Meta:
        verbose_name = _("emission prefix")
        ordering = ["from_year", "prefix"]
        verbose_name_plural = _("emission prefixes")

    def __str__(self):
        return f"{self.prefix}-"


class KeiClassQuerySet(models.QuerySet):
    def on(self, day):
        """The limits in force on `day`; empty before July 1949."""
        return self.filter(effective_from__lte=day).filter(
            Q(effective_to=None) | Q(effective_to__gte=day)
        )


class KeiClass(models.Model):
    """The legal size of a kei car between two days."""

    effective_from = models.DateField(unique=True)
    effective_to = models.DateField(null=True, blank=True)
    max_displacement_cc = models.PositiveSmallIntegerField(help_text=_("Four-stroke, the larger"))
    max_displacement_note = models.CharField(max_length=60, blank=True)
    max_length_mm = models.PositiveSmallIntegerField()
    max_width_mm = models.PositiveSmallIntegerField()
    max_height_mm = models.PositiveSmallIntegerField()
    power_note = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    source = models.TextField()

    objects = KeiClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("kei class")
        ordering = ["effective_from"]
        verbose_name_plural = _("kei classes")

    def __str__(self):
        return f"{self.max_displacement_cc} cc from {self.effective_from:%Y-%m}"
