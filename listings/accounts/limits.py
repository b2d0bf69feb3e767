"""How often one person or one address may do a thing."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_over(key: str, *, most: int, seconds: int) -> bool:
    """Count one more; True for more than `most` within `seconds` of the first."""
    if cache.add(key, 1, timeout=seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # the time ended between the two
        return False


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, behind a proxy as the settings say."""
    address: str = get_adapter(request).get_client_ip(request)
    return address
