"""A photo of a car, from the stored original to its renditions."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..wording import PhotoWording


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> "PhotoQuerySet":
        """Photos that a page can show, in the seller's order."""
        return self.exclude(state=Photo.State.FAILED).order_by("place")


class Photo(PhotoWording, models.Model):
    """One photo. Places run from 1 without gaps; place 1 is the cover."""

    class State(models.TextChoices):
        STORED = "stored", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be read")

    listing = models.ForeignKey("listings.Listing", on_delete=models.CASCADE, related_name="photos")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Raised when the pixels change, so that an address always means the same bytes.
    rev = models.SmallIntegerField(default=1, editable=False)
    place = models.SmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.STORED)
    # A code of `images.refusals`; the sentence is made in the reader's language.
    problem = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("file name"), max_length=120)
    caption = models.CharField(_("caption"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    bytes = models.IntegerField()
    original = models.CharField(max_length=200, blank=True, help_text=_("Private key."))
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    colour = models.CharField(max_length=7, default="#e9e4d8")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["listing_id", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "place"],
                name="one_photo_per_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["listing", "sha256"], name="one_photo_per_file"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.place})"
