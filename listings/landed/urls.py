"""Addresses of the landed cost."""

from django.urls import path

from . import views

urlpatterns = [
    path("landed-cost/", views.cost, name="landed_cost"),
    path("landed-cost/bill/", views.bill, name="landed_cost_bill"),
]
