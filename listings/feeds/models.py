"""A dealer's file on its way into the stock: the run, its rows, and what was last said of a car."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.cars.models import Listing
from listings.dealers.models import Seller


class FeedRunQuerySet(models.QuerySet["FeedRun"]):
    def before(self, run: "FeedRun") -> "FeedRunQuerySet":
        """Older runs of the same dealer that are being applied: this one waits for them."""
        return self.filter(
            seller=run.seller_id, pk__lt=run.pk, state=FeedRun.State.APPLYING
        ).order_by("pk")


class FeedRun(models.Model):
    """One file of a dealer: checked first, then applied in portions."""

    class State(models.TextChoices):
        DRY = "dry", _("Being checked")
        READY = "ready", _("Checked, not applied")
        NEEDS_CONFIRMATION = "needs_confirmation", _("Waits for your confirmation")
        APPLYING = "applying", _("Being applied")
        COMPLETE = "complete", _("Applied")
        FAILED = "failed", _("Cannot be used")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="feed_runs")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("file name"), max_length=120)
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=200, help_text=_("Private key."))
    state = models.CharField(max_length=20, choices=State, default=State.DRY)
    # Have cars that the file does not name any more be ended.
    ends_missing = models.BooleanField(default=False)
    # How the file was read ("UTF-8", "XLSX"), its header, and what concerns it as a whole.
    read_as = models.CharField(max_length=20, blank=True)
    headers = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    # What applying would do, or has done: new, changed, unchanged, refused, ended.
    counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = FeedRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "dry",
                        "ready",
                        "needs_confirmation",
                        "applying",
                        "complete",
                        "failed",
                    ]
                ),
                name="feed_run_state",
            ),
        ]
        indexes = [models.Index(fields=["seller", "-id"], name="feed_of_seller")]

    def __str__(self) -> str:
        return f"{self.name} ({self.seller_id})"


class FeedRow(models.Model):
    """One row of a file. A row without an outcome is still to be applied."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", _("Unchanged")
        REFUSED = "refused", _("Refused")

    run = models.ForeignKey(FeedRun, on_delete=models.CASCADE, related_name="rows")
    row_no = models.IntegerField()
    stock_number = models.CharField(max_length=40, blank=True)
    # What the row says of its car (`known.Said`), and its digest.
    said = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    findings = models.JSONField(default=list)
    # The row as it stands in the file, kept of a row with an error for giving it back.
    cells = models.JSONField(default=list)
    # What the check expects; `outcome` is what came of it.
    expected = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    listing = models.ForeignKey(
        Listing, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["run_id", "row_no"]
        constraints = [
            models.UniqueConstraint(fields=["run", "row_no"], name="one_outcome_per_row"),
        ]
        indexes = [
            models.Index(
                fields=["run", "row_no"],
                condition=models.Q(outcome=""),
                name="feed_row_to_do",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} row {self.row_no}"


class FedCar(models.Model):
    """What the dealer's files last said of a car, to tell a new word of theirs from a person's."""

    listing = models.OneToOneField(
        Listing, on_delete=models.CASCADE, primary_key=True, related_name="fed"
    )
    said = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    # The listing's version after the file was applied: the same again needs no second look.
    version = models.IntegerField()

    class Meta:
        verbose_name = _("car of a feed")
        verbose_name_plural = _("cars of feeds")

    def __str__(self) -> str:
        return f"{self.listing_id}"


class ColumnMapping(models.Model):
    """Which of our columns a dealer's own header stands for; an empty column is not used."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="column_mappings")
    header = models.CharField(max_length=60)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("mapping of a column")
        verbose_name_plural = _("mappings of columns")
        constraints = [
            models.UniqueConstraint(fields=["seller", "header"], name="one_mapping_per_header"),
        ]

    def __str__(self) -> str:
        return f"{self.header} = {self.column}"


class PhotoLink(models.Model):
    """A photo that a file names by its address; fetched once, whatever how often it is named."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits")
        FETCHED = "fetched", _("Fetched")
        FAILED = "failed", _("Could not be fetched")

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="photo_links")
    url = models.CharField(max_length=500)
    place = models.SmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    photo = models.ForeignKey(
        "listings.Photo", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Why not, as a sentence (`Sentence.as_data`).
    problem = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("link of a photo")
        verbose_name_plural = _("links of photos")
        ordering = ["listing_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "url"], name="one_fetch_per_link"),
        ]

    def __str__(self) -> str:
        return self.url


# What a run counts: its rows by outcome, and the cars that it ended.
COUNTED = (*FeedRow.Outcome.values, "ended")
