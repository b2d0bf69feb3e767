"""Reading listings: one word for each idea, joined where needed."""

from datetime import date

from django.db import models

from listings.accounts.visitors import Visitor
from listings.dealers.access import seller_ids_for
from listings.eligibility.proof import LEGAL_LEVELS
from listings.pricing.models import PriceModel, Sale
from listings.work.models import WorkItem

from .. import rules
from .photo import Photo

# Only proof of these levels makes a car "legal now" in public.
PROVEN_LEVELS = tuple(sorted(level.value for level in LEGAL_LEVELS))


class ListingQuerySet(models.QuerySet):
    def public(self) -> "ListingQuerySet":
        """What a visitor may open."""
        return self.filter(status__in=rules.PUBLIC)

    def for_sale(self) -> "ListingQuerySet":
        """What a visitor finds."""
        return self.filter(status__in=rules.FOR_SALE)

    def in_review(self) -> "ListingQuerySet":
        """What waits for staff, the longest wait first."""
        return self.filter(status=rules.IN_REVIEW).order_by("submitted_at", "pk")

    def of_person(self, user: Visitor, what: str = "see") -> "ListingQuerySet":
        """Listings of the sellers for which the person may do `what`."""
        return self.filter(seller_id__in=seller_ids_for(user, what))

    def legal_by(self, day: date) -> "ListingQuerySet":
        """Proven (level A to C) to be old enough on that day."""
        return self.filter(eligible_safe__lte=day, eligible_level__in=PROVEN_LEVELS)

    def legal_between(self, after: date, until: date) -> "ListingQuerySet":
        """Proven to become old enough after one day and by another."""
        return self.filter(
            eligible_safe__gt=after, eligible_safe__lte=until, eligible_level__in=PROVEN_LEVELS
        )

    def safe_between(self, first: date, last: date) -> "ListingQuerySet":
        """Whose safe date lies on one of these days, whatever it rests on."""
        return self.filter(eligible_safe__gte=first, eligible_safe__lte=last)

    def with_names_and_verdict(self) -> "ListingQuerySet":
        """As `with_names`, with the stored verdict."""
        return self.with_names().select_related("verdict")

    def with_price_work(self) -> "ListingQuerySet":
        """With what the panel of the price asks of each car, in the same statement.

        `price_waits`: is its estimate about to be worked out? `own_sale_id` is its own recorded
        price, and `standing_said` the version of the price model that is switched on.
        """
        waits = WorkItem.objects.waiting().filter(kind="price", subject_id=models.OuterRef("pk"))
        own = Sale.objects.filter(listing_id=models.OuterRef("pk")).order_by()
        return self.annotate(
            price_waits=models.Exists(waits),
            own_sale_id=models.Subquery(own.values("pk")[:1]),
            standing_said=models.Subquery(PriceModel.objects.said()),
        )

    def with_covers(self) -> "ListingQuerySet":
        """With each car's first photo that can be shown, all in one statement."""
        first = Photo.objects.shown().order_by("listing_id", "place").distinct("listing_id")
        return self.prefetch_related(models.Prefetch("photos", first, to_attr="covers"))

    def with_names(self) -> "ListingQuerySet":
        """With all that a card or a title shows, in one statement."""
        return self.select_related("family__make", "frame_code", "seller", "port", "estimate")
