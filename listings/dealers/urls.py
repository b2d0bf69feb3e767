"""Addresses of sellers."""

from django.urls import path

from . import views

urlpatterns = [path("sell/setup/", views.setup, name="seller_setup")]
