"""Every fact says who says so."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> "ClaimQuerySet":
        """Claims not replaced by a later one of the same kind."""
        return self.filter(withdrawn_at=None)

    def stood_at(self, moment: datetime) -> "ClaimQuerySet":
        """Claims that had been made and not yet been replaced before a moment."""
        later = models.Q(withdrawn_at__gte=moment)
        return self.filter(models.Q(withdrawn_at=None) | later, said_at__lt=moment)

    def about_age(self) -> "ClaimQuerySet":
        return self.filter(kind__in=Claim.AGE_KINDS)


class Claim(models.Model):
    """What somebody says about a car, on which ground. A changed claim is a new row."""

    class Kind(models.TextChoices):
        BUILD_PLATE = "build_plate", _("Build plate")
        MAKER_RECORD = "maker_record", _("Maker's record")
        FRAME_NUMBER = "frame_number", _("Frame number")
        FIRST_REGISTRATION = "first_registration", _("First registration")
        FIRST_INSPECTION = "first_inspection", _("First inspection")
        SELLER_STATEMENT = "seller_statement", _("Seller's word on the year")
        ODOMETER = "odometer", _("Odometer reading")
        ENTRY = "entry", _("Entry into the United States")

    # Kinds that state a date; the frame number leads to one through the catalogue.
    AGE_KINDS = (
        Kind.BUILD_PLATE,
        Kind.MAKER_RECORD,
        Kind.FIRST_REGISTRATION,
        Kind.FIRST_INSPECTION,
        Kind.SELLER_STATEMENT,
    )

    DATED_KINDS = (*AGE_KINDS, Kind.ENTRY)

    class Source(models.TextChoices):
        SELLER = "seller", _("Seller")
        STAFF = "staff", _("Staff")
        DOCUMENT = "document", _("Document")
        COMPUTED = "computed", _("Computed")

    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="claims")
    kind = models.CharField(max_length=20, choices=Kind)
    # Dates as canonical text ("2001-11", "1999-01/2005-12"), a frame number normalised,
    # a reading with its unit ("61234 km").
    value = models.CharField(max_length=40)
    # As the person typed it: 平成13年11月.
    typed = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.SELLER)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_at = models.DateTimeField(auto_now_add=True)
    photo = models.ForeignKey(
        "listings.Photo", null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    # Staff compared the value with the plate or paper. Unseen, it is the seller's word.
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_claim_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None
