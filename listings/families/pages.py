"""Which families have a page, and where it is."""

from django.db.models import QuerySet
from django.urls import reverse

from listings.catalogue.models import Family, FrameCode


def families_with_pages() -> QuerySet[Family]:
    """Families of which the catalogue tells something, with their makes, by name: for a sitemap."""
    told = FrameCode.objects.values("family")
    return Family.objects.for_choice().filter(pk__in=told)


def url_of(family: Family) -> str:
    """The address of a family's page; its make is read along."""
    return reverse("family", args=[family.make.slug, family.slug])
