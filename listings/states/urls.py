"""Addresses of the states' rules."""

from django.urls import path

from . import views

urlpatterns = [
    path("us/", views.states, name="states"),
    path("us/<slug:name>/", views.state, name="state"),
    path("us/<slug:name>/history/", views.history, name="state_history"),
    path("rules/", views.sources, name="rules"),
    path("rules/us/<slug:name>/history", views.to_history),
    path("rules/us/<slug:name>/history/", views.to_history),
]
