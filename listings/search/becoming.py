"""The calendar of cars that become old enough: a year ahead, one month, and files for calendars."""

from datetime import date
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from listings.cars.models import Listing
from listings.cars.models.querysets import ListingQuerySet
from listings.eligibility.clock import legal_today
from listings.eligibility.proof import LEVEL_WORDS, Level

from .addresses import Search
from .calendar import Month, MonthOfCars, is_possible, month_of_cars, months_ahead, window_turns
from .calendar_files import CONTENT_TYPE, MOST_EVENTS, calendar_file
from .cards import UNUSED
from .filters import ListingFilter
from .paging import Pager, open_page
from .sorts import SORTS


@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """This month and the next twelve, with how many cars become old enough in each."""
    ahead = months_ahead(legal_today())
    most = max(month.proven + month.unproven for month in ahead) or 1
    rows = [(month, _share(month.proven, most), _share(month.unproven, most)) for month in ahead]
    context = {"rows": rows, "canonical_url": settings.SITE_URL + reverse("becoming_legal")}
    return render(request, "search/becoming_legal.html", context)


@require_safe
def one_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Which families, and which cars on which day. A month that cannot be is not found."""
    found = month_of_cars(_first_day(year, month))
    address = found.month.url
    if request.path != address:
        return redirect(address, permanent=True)
    search = Search({}, path=address)
    page, notes = open_page(search, found.days.total(), request.GET.get("page", ""))
    page.cars = _cars(found.month, page)
    begins, ends = window_turns(found.month.first)
    today = legal_today()
    context = {
        "month": found.month,
        "families": found.families,
        "days": _days(found, page),
        "page": page,
        "notes": notes,
        "begins": begins,
        "ends": ends,
        "before": _neighbour(found.month.before),
        "after": _neighbour(found.month.after),
        "file_url": reverse("becoming_month_file", args=[year, month]),
        "canonical_url": settings.SITE_URL + page.search.url,
        "is_indexed": found.days.total() > 0 and found.month.last >= today,
    }
    return render(request, "search/becoming_month.html", context)


@require_safe
def month_file(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The proven cars of a month for a calendar program."""
    shown = Month(_first_day(year, month))
    cars = _proven().safe_between(shown.first, shown.last)
    name = _("Kei cars that become legal in %s") % date_format(shown.first, "YEAR_MONTH_FORMAT")
    return _file(cars, name, shown.url, f"kei-{shown.first:%Y-%m}.ics")


@require_safe
def search_file(request: HttpRequest) -> HttpResponse:
    """The proven cars of a search that become old enough from today on, the soonest first."""
    filters = ListingFilter(request.GET)
    cars = filters.qs.legal_between(legal_today(), date.max)
    url = Search(filters.applied, "eligible").url
    return _file(cars, _("Kei cars that become legal"), url, "kei.ics")


@require_safe
def car_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The day of one car. A car that is not for sale, or has no proven day, is not found."""
    cars = _proven().filter(public_id=public_id)
    car = cars.with_names().first()
    if car is None:
        raise Http404
    return _file(cars, car.title, car.get_absolute_url(), f"kei-{public_id}.ics")


def _first_day(year: int, month: int) -> date:
    if not is_possible(year, month, legal_today()):
        raise Http404
    return date(year, month, 1)


def _neighbour(first: date) -> Month | None:
    return Month(first) if is_possible(first.year, first.month, legal_today()) else None


def _share(count: int, most: int) -> int:
    """Per cent of the fullest month, for the bar."""
    return round(100 * count / most)


def _proven() -> ListingQuerySet:
    return Listing.objects.for_sale().legal_between(date.min, date.max)


def _cars(shown: Month, page: Pager) -> list[Listing]:
    cars = Listing.objects.for_sale().safe_between(shown.first, shown.last)
    picked = SORTS["eligible"].order(cars).values("pk")[page.rows]
    rows = Listing.objects.filter(pk__in=picked).with_names().defer(*UNUSED)
    return list(SORTS["eligible"].order(rows))


def _days(found: MonthOfCars, page: Pager) -> list[dict[str, object]]:
    """The page's cars under their days; `count` is of the whole day."""
    return [
        {
            "day": day,
            "count": found.days[day],
            "cars": [(car, _(LEVEL_WORDS[Level(car.eligible_level)])) for car in cars],
        }
        for day, cars in groupby(page.cars, key=lambda car: car.eligible_safe)
    ]


def _file(cars: ListingQuerySet, name: str, url: str, file_name: str) -> HttpResponse:
    rows = SORTS["eligible"].order(cars).with_names_and_verdict()[:MOST_EVENTS]
    answer = HttpResponse(calendar_file(rows, name, url), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'inline; filename="{file_name}"'
    return answer
