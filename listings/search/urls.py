"""Addresses of the visitor: home, results, and a seller with his cars."""

from django.urls import path

from . import speculation, views

urlpatterns = [
    path("", views.home, name="home"),
    path("cars/", views.results, name="results"),
    path("dealers/<slug:slug>/", views.seller, name="seller"),
    path("speculation-rules.json", speculation.rules, name="speculation_rules"),
]
