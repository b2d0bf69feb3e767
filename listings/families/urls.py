"""Addresses of the families of kei cars."""

from django.urls import path

from . import views

urlpatterns = [
    path("kei/", views.makes, name="families"),
    path("kei/<slug:make>/", views.make, name="families_of_make"),
    path("kei/<slug:make>/<slug:model>/", views.family, name="family"),
]
