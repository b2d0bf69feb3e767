"""How often one person may write."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST_IN_A_MINUTE = 10


def writes_too_often(request: HttpRequest) -> bool:
    """Count this message; True for more than ten within a minute of one person or address."""
    key = f"messages:{_who(request)}"
    if cache.add(key, 1, timeout=60):
        return False
    try:
        return cache.incr(key) > MOST_IN_A_MINUTE
    except ValueError:  # the minute ended between the two
        return False


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"person-{request.user.pk}"
    return get_adapter(request).get_client_ip(request)
