"""What every page knows about the person's sellers."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .access import sellers_for


def sellers_of_the_user(request: HttpRequest) -> dict[str, Any]:
    """`own_sellers`, read from the database only by a page that shows them."""
    user = getattr(request, "user", None)
    return {"own_sellers": SimpleLazyObject(lambda: sellers_for(user) if user else [])}
