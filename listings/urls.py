"""Switchboard: the addresses of every room."""

from django.urls import include, path

urlpatterns = [
    path("", include("listings.search.urls")),
    path("", include("listings.families.urls")),
    path("", include("listings.shortlist.urls")),
    path("", include("listings.cars.urls")),
    path("", include("listings.dealers.urls")),
    path("", include("listings.feeds.urls")),
    path("", include("listings.inquiries.urls")),
    path("", include("listings.landed.urls")),
    path("", include("listings.pricing.urls")),
    path("", include("listings.states.urls")),
    path("", include("listings.checking.urls")),
    path("", include("listings.api.urls")),
]
