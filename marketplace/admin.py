"""The admin site: signed in through the site's own door, so that its limits hold there too."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class KeiportAdminSite(admin.AdminSite):
    site_header = _("Keiport desk")
    site_title = _("Keiport desk")
    index_title = _("What waits")
    site_url = "/"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.login = secure_admin_login(self.login)
