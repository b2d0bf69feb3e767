"""The admin site of Keiport as an app, so that every room registers on it."""

from django.contrib.admin.apps import AdminConfig


class KeiportAdminConfig(AdminConfig):
    default_site = "marketplace.admin.KeiportAdminSite"
