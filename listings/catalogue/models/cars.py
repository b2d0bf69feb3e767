"""Makes, their families of cars, and the frame codes of each family."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from listings.places.naming import for_reader

from ..vocabulary import (
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
        verbose_name = _("make")
        verbose_name_plural = _("makes")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        """As the reader writes it."""
        return for_reader(self.name, self.name_ja)


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
        verbose_name = _("family")
        ordering = ["make__name", "name"]
        verbose_name_plural = _("families")
        constraints = [
            models.UniqueConstraint(fields=["make", "slug"], name="one_family_per_make_and_slug"),
            models.UniqueConstraint(fields=["make", "name"], name="one_family_per_make_and_name"),
        ]

    def __str__(self):
        return f"{self.make.name} {self.name}"

    @property
    def label(self) -> str:
        """As the reader writes it, without the make."""
        return for_reader(self.name, self.name_ja)

    @property
    def full_label(self) -> str:
        return f"{self.make.label} {self.label}"


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
        verbose_name = _("frame code")
        verbose_name_plural = _("frame codes")
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

    @property
    def is_doubtful(self) -> bool:
        """A row that may be wrong itself, so that it refuses nobody."""
        return self.confidence == Confidence.LOW

    def is_sold_as(self, family: Family) -> bool:
        """Whether this code was sold under the family's name: an Every was a Carry Van too."""
        if self.family.make_id != family.make_id:
            return False
        return self.family_id == family.pk or f" {family.name} " in f" {self.model_name} "
