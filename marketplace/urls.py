"""All addresses. Each room brings its own; these are the ones that stay stable."""

from email.utils import parseaddr

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from listings.accounts.views import OneAtATimeSignup

from . import preferences

handler400 = "marketplace.errors.bad_request"
handler403 = "marketplace.errors.forbidden"
handler404 = "marketplace.errors.not_found"
handler500 = "marketplace.errors.server_error"

CONTACT = {"contact": parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}

urlpatterns = [
    path("", include("listings.urls")),
    *(
        path(
            f"{name}/",
            TemplateView.as_view(template_name=f"{name}.html", extra_context=CONTACT),
            name=name,
        )
        for name in ("about", "help")
    ),
    path("preferences/language/", preferences.language, name="language"),
    path("preferences/theme/", preferences.theme, name="theme"),
    path("preferences/state/", preferences.state, name="choose_state"),
    path("preferences/zip/", preferences.zip_code, name="choose_zip"),
    path("accounts/signup/", OneAtATimeSignup.as_view(), name="account_signup"),
    path("accounts/", include("allauth.urls")),
    path("styleguide/", include("marketplace.styleguide.urls")),
    path("admin/", admin.site.urls),
]
