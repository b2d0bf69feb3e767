"""How far off our estimates were, for people and for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from listings.eligibility.speaking import told

from . import reporting, showing

NOTHING: dict[str, Any] = {
    "on": None, "from": None, "model_version": None, "learnt_from_invented": False, "banner": None,
    "markets": [],
}  # fmt: skip


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    """The figures of the newest report, explained."""
    report = reporting.latest()
    figures = report.figures if report else NOTHING
    banner = reporting.banner_of(figures)
    context = {
        "report": report,
        "figures": figures,
        "since": date.fromisoformat(figures["from"]) if report else None,
        "banner": told(banner) if banner else "",
        "markets": showing.markets(figures),
    }
    return render(request, "pricing/accuracy.html", context)


@require_safe
def accuracy_json(request: HttpRequest) -> HttpResponseBase:
    """The same figures as the page, for anybody; 304 while they are those that one has."""
    report = reporting.latest()
    etag = f'"{report.made_at:%Y%m%dT%H%M%S%f}"' if report else '"none"'
    fresh = JsonResponse(report.figures if report else NOTHING, json_dumps_params={"indent": 1})
    fresh["ETag"] = etag
    fresh["Cache-Control"] = "public, max-age=300"
    fresh["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=fresh) or fresh
