"""Where the visitor's door is: a ZIP code, kept in a cookie and overruled by an address."""

from django.http import HttpRequest

COOKIE = PARAMETER = "zip"
LONGEST = 12


def chosen_zip(request: HttpRequest) -> str:
    """As it was typed, cut to what a ZIP code can be long; empty if none was."""
    told = request.GET.get(PARAMETER) or request.COOKIES.get(COOKIE, "")
    return told.strip()[:LONGEST]
