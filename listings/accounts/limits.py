"""How often one person or one address may do a thing."""

import time
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Allowance:
    """What is left of `most` times until the clock's next window; below 0 it is used up."""

    most: int
    left: int
    seconds_left: int


def take(key: str, *, most: int, seconds: int) -> Allowance:
    """Count one more in the clock's present window of so many seconds, and say what is left."""
    now = time.time()
    window = int(now // seconds)
    key = f"{key}.{window}"
    if cache.add(key, 1, timeout=seconds):
        used = 1
    else:
        try:
            used = cache.incr(key)
        except ValueError:  # the time ended between the two
            used = 1
    return Allowance(most, most - used, max(1, int((window + 1) * seconds - now)))


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, behind a proxy as the settings say."""
    address: str = get_adapter(request).get_client_ip(request)
    return address
