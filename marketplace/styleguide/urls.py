"""Addresses of the guide."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.guide, name="styleguide"),
    path("photo/<slug:shape>.svg", views.photo, name="styleguide_photo"),
    path("mail/", views.mail, name="styleguide_mail"),
]
