"""Addresses of the visitor: home and results."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("cars/", views.results, name="results"),
]
