"""Who signs in brings along what this browser has saved."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from listings.accounts.models import User

from .actions import hand_over
from .chosen import visitor_key


@receiver(user_logged_in, dispatch_uid="shortlist.signing_in")
def bring_along(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """The browser keeps its key: signed out again, it begins an empty list."""
    if key := visitor_key(request):
        hand_over(key, user)
