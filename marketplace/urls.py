"""All addresses. Each room brings its own; these are the ones that stay stable."""

from django.contrib import admin
from django.urls import include, path

handler400 = "marketplace.errors.bad_request"
handler404 = "marketplace.errors.not_found"

urlpatterns = [
    path("", include("listings.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
