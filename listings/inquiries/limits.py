"""How often one person may write."""

from django.http import HttpRequest

from listings.accounts.limits import address_of, is_over

MOST_IN_A_MINUTE = 10


def writes_too_often(request: HttpRequest) -> bool:
    """Count this message; True for more than ten within a minute of one person or address."""
    return is_over(f"messages:{_who(request)}", most=MOST_IN_A_MINUTE, seconds=60)


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"person-{request.user.pk}"
    return address_of(request)
