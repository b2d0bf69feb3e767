"""How often one address may check a frame number: whoever harvests numbers has many to try."""

from django.http import HttpRequest

from listings.accounts.limits import address_of, is_over

MOST_IN_AN_HOUR = 20
SECONDS = 3_600


def checks_too_often(request: HttpRequest) -> bool:
    """Count this frame number; True for more than twenty within an hour of one address."""
    return is_over(f"checks:{address_of(request)}", most=MOST_IN_AN_HOUR, seconds=SECONDS)
