"""The API told to people."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class Address:
    """One address, with an example that answers where one can be told."""

    path: str
    url: str
    says: str | Promise


def _addresses() -> list[Address]:
    root = reverse("api:api-root")
    return [
        Address(f"GET {root}{path}", example and root + example, says)
        for path, example, says in (
            ("cars", "cars?limit=3", _("Cars for sale that fit a search, with their number.")),
            ("facets", "facets", _("How many cars each choice of each filter would give.")),
            ("cars/{id}", "", _("One car with what its facts rest on.")),
            ("catalogue/makes", "catalogue/makes", _("Makes.")),
            (
                "catalogue/families",
                "catalogue/families?make=suzuki",
                _("Families of cars, all or of one make."),
            ),
            (
                "catalogue/frame-codes",
                "catalogue/frame-codes?make=honda&model=acty",
                _("Frame codes with years, source and confidence."),
            ),
            ("rules/federal", "rules/federal", _("The rules of import, each with its source.")),
            ("rules/states/{code}", "rules/states/OH", _("What a state says, now and next.")),
            ("decode", "decode?text=DA63T-123456", _("Which car a frame number belongs to.")),
            (
                "eligibility",
                "eligibility?claim=build_plate=2001-11",
                _("From when a car may be imported, and why."),
            ),
        )
    ]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Short, with examples; the whole of it is the OpenAPI document."""
    context = {
        "site": settings.SITE_URL,
        "limit": settings.API_REQUESTS_A_MINUTE,
        "addresses": _addresses(),
    }
    return render(request, "api/page.html", context)
