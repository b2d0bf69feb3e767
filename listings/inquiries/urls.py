"""Addresses of questions and conversations."""

from django.urls import path

from . import flag_views, views

urlpatterns = [
    path("ask/<slug:public_id>/", views.ask, name="ask"),
    path("ask/<slug:public_id>/sent/", views.asked, name="asked"),
    path("messages/confirm/<str:token>/", views.confirm, name="confirm_question"),
    path("messages/flag/<str:token>/", flag_views.flag_by_link, name="flag_by_link"),
    path("messages/", views.inbox, name="messages"),
    path("messages/<uuid:key>/", views.thread, name="thread"),
    path("messages/<uuid:key>/flag/<int:pk>/", flag_views.flag, name="flag_answer"),
]
