"""One car offered by one seller."""

import secrets
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.catalogue.models import Family, FrameCode
from listings.dealers.models import Seller
from listings.places.models import Port
from listings.places.states import US_STATES
from listings.pricing.models import Currency, Estimate

from .. import rules
from ..choices import (
    Aspiration,
    BedType,
    Body,
    Drive,
    Gearbox,
    Modification,
    OdometerUnit,
    Side,
    Status,
    Steering,
    WayIn,
)
from ..wording import ListingWording
from .querysets import PROVEN_LEVELS, ListingQuerySet

# No vowels and no look-alikes: an address that can be read aloud and spells nothing.
PUBLIC_ID_SIGNS = "23456789bcdfghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 9


def new_public_id() -> str:
    """A random name in addresses: sequential numbers would tell how many cars there are."""
    return "".join(secrets.choice(PUBLIC_ID_SIGNS) for _n in range(PUBLIC_ID_LENGTH))


def text(label: Any, length: int, **kwargs: Any) -> models.CharField:
    return models.CharField(label, max_length=length, blank=True, **kwargs)


class Listing(ListingWording, models.Model):
    """One car offered by one seller. `status` changes only through `cars.actions`."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="listings")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    # Raised by each change, so that two tabs notice each other.
    version = models.IntegerField(default=1, editable=False)
    is_invented = models.BooleanField(default=False, editable=False)

    # Identity
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="listings")
    frame_code = models.ForeignKey(
        FrameCode, null=True, blank=True, on_delete=models.SET_NULL, related_name="listings"
    )
    frame_number = text(_("frame number"), 40)
    frame_missing_reason = text(_("why there is no frame number"), 200)
    grade = text(_("grade"), 60)
    grade_ja = text(_("grade in Japanese"), 60)
    stock_number = text(_("your stock number"), 40)
    # The year shown and searched: of the best date that is known.
    year = models.SmallIntegerField(null=True, blank=True, editable=False)

    # What a kei buyer asks
    body = text(_("body"), 10, choices=Body)
    drive = text(_("drive"), 6, choices=Drive)
    gearbox = text(_("gearbox"), 12, choices=Gearbox)
    aspiration = text(_("aspiration"), 12, choices=Aspiration)
    displacement_cc = models.SmallIntegerField(_("displacement"), null=True, blank=True)
    low_range = models.BooleanField(_("low range"), null=True, blank=True)
    diff_lock = models.BooleanField(_("differential lock"), null=True, blank=True)
    air_conditioning = models.BooleanField(_("air conditioning"), null=True, blank=True)
    steering = text(_("steering wheel"), 5, choices=Steering)
    seats = models.SmallIntegerField(_("seats"), null=True, blank=True)
    bed_type = text(_("bed"), 8, choices=BedType)
    bed_length_mm = models.IntegerField(_("bed length"), null=True, blank=True)
    bed_width_mm = models.IntegerField(_("bed width"), null=True, blank=True)
    tyre_size = text(_("tyre size"), 20)
    timing_belt_on = models.DateField(_("timing belt changed on"), null=True, blank=True)
    colour = text(_("colour"), 30)
    colour_ja = text(_("colour in Japanese"), 30)
    odometer = models.IntegerField(_("odometer reading"), null=True, blank=True)
    odometer_unit = text(_("unit on the dash"), 2, choices=OdometerUnit, default=OdometerUnit.KM)
    mileage_km = models.IntegerField(null=True, blank=True, editable=False)
    engine_replaced = models.BooleanField(_("engine replaced"), null=True, blank=True)
    modifications = ArrayField(
        models.CharField(max_length=10, choices=Modification), default=list, blank=True
    )
    modified_notes = text(_("what was changed"), 500)

    # Where and how much
    side = text(_("where the car is"), 2, choices=Side)
    zip_code = text(_("ZIP code"), 5)
    state = text(_("state"), 2, choices=US_STATES, editable=False)
    port = models.ForeignKey(Port, null=True, blank=True, on_delete=models.PROTECT)
    entry_port = models.ForeignKey(
        Port, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    way_in = text(
        _("way into the United States"), 12, choices=WayIn, default=WayIn.AGE, db_default="age"
    )
    price = models.BigIntegerField(_("price"), null=True, blank=True, help_text=_("Minor units."))
    currency = text(_("currency"), 3, choices=Currency, default=Currency.USD)
    price_usd_cents = models.BigIntegerField(null=True, blank=True, editable=False)
    text_en = models.TextField(_("your words"), blank=True, max_length=10_000)
    text_ja = models.TextField(_("your words in Japanese"), blank=True, max_length=10_000)

    # Answers, kept as dates: "legal now" is a comparison with today.
    eligible_earliest = models.DateField(null=True, editable=False)
    eligible_safe = models.DateField(null=True, editable=False)
    eligible_level = models.CharField(max_length=1, blank=True, editable=False)
    eligible_conflict = models.BooleanField(default=False, editable=False)
    # Of a car that is here: was it old enough when it came? Blank while no entry is told.
    entry_status = models.CharField(
        max_length=12, blank=True, default="", db_default="", editable=False
    )
    # The safe date that has been announced, or had passed when the car went live.
    eligible_told = models.DateField(null=True, editable=False)
    estimate = models.ForeignKey(
        Estimate, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    photo_count = models.SmallIntegerField(default=0, editable=False)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    listed_at = models.DateTimeField(null=True, editable=False)

    # What `ListingQuerySet.with_price_work` reads along with the row.
    price_waits: bool
    own_sale_id: int | None
    standing_said: dict[str, Any] | None

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("car")
        verbose_name_plural = _("cars")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=rules.STATUSES), name="listing_status"
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gt=0), name="listing_price"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=rules.PUBLIC) | models.Q(listed_at__isnull=False),
                name="listing_public_was_listed",
            ),
            models.UniqueConstraint(
                fields=["seller", "stock_number"],
                condition=~models.Q(stock_number=""),
                name="one_listing_per_stock_number",
            ),
            models.UniqueConstraint(
                fields=["seller", "frame_number"],
                condition=~models.Q(frame_number="") & ~models.Q(status__in=["ended", "removed"]),
                name="one_open_listing_per_frame_number",
            ),
        ]
        indexes = [
            # One index for each sort of the results; all begin where a visitor's list begins.
            *(
                models.Index(
                    fields=fields, condition=models.Q(status__in=rules.FOR_SALE), name=name
                )
                for name, fields in {
                    "car_newest": ["-listed_at", "-id"],
                    "car_price": ["price_usd_cents", "id"],
                    "car_km": ["mileage_km", "id"],
                    "car_eligible": ["eligible_safe", "id"],
                    "car_family": ["family", "-listed_at", "-id"],
                }.items()
            ),
            # Cars without the figure come last; a plain descending index has them first.
            *(
                models.Index(
                    models.F(column).desc(nulls_last=True),
                    models.F("id").desc(),
                    condition=models.Q(status__in=rules.FOR_SALE),
                    name=name,
                )
                for name, column in {
                    "car_year": "year",
                    "car_price_down": "price_usd_cents",
                }.items()
            ),
            models.Index(
                fields=["eligible_safe"],
                condition=models.Q(
                    status__in=rules.FOR_SALE,
                    eligible_told=None,
                    eligible_level__in=PROVEN_LEVELS,
                ),
                name="car_to_announce",
            ),
            models.Index(
                fields=["submitted_at"],
                condition=models.Q(status=Status.IN_REVIEW),
                name="car_in_review",
            ),
            models.Index(fields=["seller", "status", "-id"], name="car_seller"),
            models.Index(
                fields=["frame_number"],
                condition=~models.Q(frame_number=""),
                name="car_frame_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.public_id})"

    @property
    def is_public(self) -> bool:
        return self.status in rules.PUBLIC

    @property
    def is_editable(self) -> bool:
        return self.status in rules.EDITABLE
