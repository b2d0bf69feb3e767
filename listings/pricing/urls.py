"""Addresses of the prices' room."""

from django.urls import path

from . import views

urlpatterns = [
    path("accuracy/", views.accuracy, name="accuracy"),
    path("accuracy.json", views.accuracy_json, name="accuracy_json"),
]
