"""Addresses of questions and conversations."""

from django.urls import path

from . import views

urlpatterns = [
    path("ask/<slug:public_id>/", views.ask, name="ask"),
    path("ask/<slug:public_id>/sent/", views.asked, name="asked"),
    path("messages/confirm/<str:token>/", views.confirm, name="confirm_question"),
    path("messages/", views.inbox, name="messages"),
    path("messages/<uuid:key>/", views.thread, name="thread"),
]
