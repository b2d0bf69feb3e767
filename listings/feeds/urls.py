"""Addresses of a dealer's import and export."""

from django.urls import path

from . import views

urlpatterns = [
    path("dealer/import/", views.feeds, name="feeds"),
    path("dealer/import/<int:pk>/", views.feed_run, name="feed_run"),
    path("dealer/import/<int:pk>/errors.csv", views.feed_errors, name="feed_errors"),
    path("dealer/export.csv", views.dealer_export, name="dealer_export"),
]
