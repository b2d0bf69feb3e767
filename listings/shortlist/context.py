"""What every page knows about the cars that the visitor saved or compares."""

from typing import Any

from django.http import HttpRequest

from .chosen import Shortlist


def shortlist(request: HttpRequest) -> dict[str, Any]:
    """`shortlist`, read from the database only by a page that shows cars."""
    return {"shortlist": Shortlist(request)}
