"""Up to four cars side by side, named in the address, so that the page can be sent to a friend."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.cars.models import Claim, Listing
from listings.landed.chosen import chosen_zip
from listings.states.chosen import chosen_state

from .chosen import compared_by, keep_compared
from .rules import MOST_COMPARED, ids, moved
from .side_by_side import side_by_side


@dataclass(frozen=True)
class Column:
    """One car with the addresses of the page without it, and with it one place further."""

    car: Listing
    without_url: str
    left_url: str
    right_url: str


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The cars of the address in its order; without any, those that this browser gathered.

    A link of our own changes what the browser remembers; one from elsewhere is only looked at.
    """
    asked = request.GET.getlist("id")
    wanted = ids(asked, MOST_COMPARED) if asked else compared_by(request)
    cars = _cars(wanted)
    shown = tuple(car.public_id for car in cars)
    context = {
        "columns": [_column(car, shown) for car in cars],
        "rows": side_by_side(cars, chosen_state(request), chosen_zip(request)) if cars else None,
        "lost_count": len(wanted) - len(cars),
        "left_out_count": len(dict.fromkeys(asked)) - len(wanted) if asked else 0,
        "share_url": url_of(shown),
        "room": MOST_COMPARED - len(cars),
        "no_tray": True,
    }
    answer = render(request, "shortlist/compare.html", context)
    if asked and request.headers.get("Sec-Fetch-Site") == "same-origin":
        keep_compared(answer, shown)
    return answer


def url_of(cars: tuple[str, ...]) -> str:
    """The address of a comparison; also of one without any car, which forgets those before."""
    return f"{reverse('compare')}?{urlencode([('id', car) for car in cars or ('',)])}"


def _cars(wanted: tuple[str, ...]) -> list[Listing]:
    """Those that visitors may see, in order, with all that is told of them."""
    claims = Prefetch("claims", Claim.objects.standing())
    rows = Listing.objects.public().filter(public_id__in=wanted).with_names_and_verdict()
    found = {
        car.public_id: car
        for car in rows.select_related("entry_port")
        .prefetch_related(claims, "papers")
        .with_covers()
    }
    return [found[car] for car in wanted if car in found]


def _column(car: Listing, shown: tuple[str, ...]) -> Column:
    place, last = shown.index(car.public_id), len(shown) - 1
    rest = tuple(other for other in shown if other != car.public_id)
    return Column(
        car,
        without_url=url_of(rest),
        left_url=url_of(moved(shown, car.public_id, -1)) if place else "",
        right_url=url_of(moved(shown, car.public_id, 1)) if place < last else "",
    )
