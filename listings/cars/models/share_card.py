"""The picture of a link to a car: which drawing of it stands in the storage."""

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..images.renditions import card_key


class ShareCard(models.Model):
    """The newest card that was drawn of a listing."""

    listing = models.OneToOneField(
        "listings.Listing", on_delete=models.CASCADE, related_name="share_card", primary_key=True
    )
    # Raised by each drawing, so that an address always means the same bytes.
    rev = models.IntegerField(default=1)
    # Differs as soon as anything differs that the card shows.
    mark = models.CharField(max_length=64)
    drawn_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("card of a link")
        verbose_name_plural = _("cards of links")

    def __str__(self) -> str:
        return f"{self.listing_id} ({self.rev})"

    @property
    def url(self) -> str:
        return default_storage.url(card_key(self.listing.public_id, self.rev))
