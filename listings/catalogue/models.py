"""What kei cars exist: makes, families, frame codes and what their serial numbers tell."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .vocabulary import (
    Aspiration,
    BodyStyle,
    Confidence,
    DrivenWheels,
    EnginePosition,
    Gearbox,
    Precision,
    VehicleClass,
)


class Make(models.Model):
    """A brand: Mazda's Scrum is a Mazda, although Suzuki built it."""

    name = models.CharField(max_length=40, unique=True)
    name_ja = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(max_length=40, unique=True)
    aliases = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        help_text=_("Also sold or typed as"),
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class FamilyQuerySet(models.QuerySet):
    def for_choice(self):
        """Every family with its make, in the order of a form's list."""
        return self.select_related("make").order_by("make__name", "name")

    def of_make(self, slug):
        return self.filter(make__slug=slug)


class Family(models.Model):
    """All generations and bodies of one name: Suzuki Carry, Honda Acty, Daihatsu Mira."""

    make = models.ForeignKey(Make, on_delete=models.PROTECT, related_name="families")
    name = models.CharField(max_length=60)
    name_ja = models.CharField(max_length=60, blank=True)
    slug = models.SlugField(max_length=60)
    aliases = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, help_text=_("Also typed as")
    )

    objects = FamilyQuerySet.as_manager()

    class Meta:
        ordering = ["make__name", "name"]
        verbose_name_plural = _("families")
        constraints = [
            models.UniqueConstraint(fields=["make", "slug"], name="one_family_per_make_and_slug"),
            models.UniqueConstraint(fields=["make", "name"], name="one_family_per_make_and_name"),
        ]

    def __str__(self):
        return f"{self.make.name} {self.name}"


class FrameCodeQuerySet(models.QuerySet):
    def named(self):
        """With family and make, so that a list of names costs one query."""
        return self.select_related("family__make")

    def of_code(self, code):
        return self.filter(code=code)

    def built_on(self, day):
        """Codes in production on `day` by the catalogue's own dates, without tolerance."""
        return self.filter(Q(built_from=None) | Q(built_from__lte=day)).filter(
            Q(built_to=None) | Q(built_to__gte=day)
        )


class FrameCode(models.Model):
    """One code as stamped before the hyphen of a frame number, in one body.

    `built_from` and `built_to` are the first and the last day of the stated day, month or year;
    `built_to` is empty while the car is still built. They are sales windows unless the source is
    recall data, so compare with the tolerance of `decoding.build_windows`.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="frame_codes")
    code = models.CharField(max_length=12, db_index=True)
    model_name = models.CharField(max_length=80, help_text=_("Names it was sold under"))
    name_ja = models.CharField(max_length=80, blank=True)
    generation = models.CharField(max_length=40, blank=True)
    body_style = models.CharField(max_length=20, choices=BodyStyle.choices)
    vehicle_class = models.CharField(max_length=10, choices=VehicleClass.choices)
    built_from = models.DateField(null=True, blank=True)
    built_to = models.DateField(null=True, blank=True)
    from_precision = models.CharField(max_length=5, choices=Precision.choices, blank=True)
    to_precision = models.CharField(max_length=5, choices=Precision.choices, blank=True)
    engine_code = models.CharField(max_length=40, blank=True)
    displacement_cc = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("0 for an electric car")
    )
    aspirations = ArrayField(models.CharField(max_length=12, choices=Aspiration.choices))
    power_ps = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Highest factory output of this code")
    )
    drivetrains = ArrayField(models.CharField(max_length=3, choices=DrivenWheels.choices))
    engine_position = models.CharField(max_length=16, choices=EnginePosition.choices, blank=True)
    transmissions = ArrayField(models.CharField(max_length=12, choices=Gearbox.choices))
    length_mm = models.PositiveSmallIntegerField(null=True, blank=True)
    width_mm = models.PositiveSmallIntegerField(null=True, blank=True)
    height_mm = models.PositiveSmallIntegerField(null=True, blank=True)
    weight_kg = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.TextField()
    confidence = models.CharField(max_length=6, choices=Confidence.choices)

    objects = FrameCodeQuerySet.as_manager()

    class Meta:
        ordering = ["code", "body_style"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "code", "body_style"], name="one_row_per_family_code_and_body"
            ),
            models.CheckConstraint(
                condition=Q(built_to__gte=F("built_from")), name="frame_code_ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return f"{self.family} {self.code}"


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
        ordering = ["effective_from"]
        verbose_name_plural = _("kei classes")

    def __str__(self):
        return f"{self.max_displacement_cc} cc from {self.effective_from:%Y-%m}"
