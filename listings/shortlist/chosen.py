"""What this browser has saved and compares: by its cookies, or by the person who signed in."""

import re
import secrets
from functools import cached_property

from django.http import HttpRequest, HttpResponse

from listings.accounts.remembering import keep

from .models import Owner, SavedCar
from .rules import MOST_COMPARED, ids

VISITOR, COMPARED = "visitor", "compare"
_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
_BETWEEN = "."


def visitor_key(request: HttpRequest) -> str:
    """The key of a list without a person; empty if the browser has none."""
    key = request.COOKIES.get(VISITOR, "")
    return key if _KEY.fullmatch(key) else ""


def new_key() -> str:
    """128 bits: nobody guesses another one's list."""
    return secrets.token_urlsafe(16)


def owner_of(request: HttpRequest) -> Owner | None:
    """Whose list this is; None for a browser that has saved nothing yet."""
    if request.user.is_authenticated:
        return Owner(request.user)
    key = visitor_key(request)
    return Owner(visitor=key) if key else None


def compared_by(request: HttpRequest) -> tuple[str, ...]:
    """Public ids of the cars to compare, in their order."""
    return ids(request.COOKIES.get(COMPARED, "").split(_BETWEEN), MOST_COMPARED)


def keep_compared(answer: HttpResponse, cars: tuple[str, ...]) -> None:
    """Remember in the browser which cars are to be compared."""
    if cars:
        keep(answer, COMPARED, _BETWEEN.join(cars))
    else:
        answer.delete_cookie(COMPARED)


class Shortlist:
    """What a page knows of the visitor's choice; one statement, and none where nothing was saved."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.places: set[str] = set()

    @cached_property
    def saved(self) -> frozenset[str]:
        """Public ids."""
        owner = owner_of(self.request)
        if owner is None:
            return frozenset()
        rows = SavedCar.objects.of(owner).order_by()
        return frozenset(rows.values_list("listing__public_id", flat=True))

    @cached_property
    def compared(self) -> tuple[str, ...]:
        return compared_by(self.request)

    def place_of(self, car: str) -> str:
        """The id by which a page finds a car's card again; empty where the car stands once more."""
        if car in self.places:
            return ""
        self.places.add(car)
        return f"car-{car}"
