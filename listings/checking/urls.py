"""Addresses of the check."""

from django.urls import path

from . import views

urlpatterns = [
    path("check/", views.check, name="check"),
    path("check/<str:token>/", views.checked, name="checked"),
    path("check/<str:token>/badge.svg", views.badge, name="check_badge"),
]
