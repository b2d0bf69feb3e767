"""Addresses of what a visitor keeps: compared, saved and lately seen cars."""

from django.urls import path

from . import comparing, views

urlpatterns = [
    path("compare/", comparing.compare, name="compare"),
    path("saved/", views.saved, name="saved"),
    path("saved/mark/", views.mark, name="shortlist_mark"),
    path("cars/few/", views.few, name="few_cars"),
]
