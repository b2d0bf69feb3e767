"""Which cars become old enough in which month: counts of what is for sale, by one statement each.

A car stands on its *safe* day. Whether that day is proven (levels A to C) is counted apart: what
rests on a model's window or a seller's word is a guess at the month, never a promise.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.urls import reverse

from listings.cars.models import Listing
from listings.cars.models.querysets import PROVEN_LEVELS
from listings.catalogue.index import catalogue
from listings.catalogue.models import FrameCode
from listings.catalogue.windows import earliest_built, latest_built
from listings.eligibility.intervals import month_end
from listings.eligibility.rulebook import FEDERAL
from listings.eligibility.rules import first_certain, first_possible, kei_class_began

from .addresses import Search
from .names import read_names

# This month and the next twelve.
MONTHS_AHEAD = 13
# Raised when what is kept changes: an older process may have kept another kind.
KEY, SECONDS = "search.calendar.1", 60


@dataclass(frozen=True)
class Month:
    """A month by its first day, with the cars for sale whose safe day lies in it."""

    first: date
    proven: int = 0
    unproven: int = 0

    @property
    def last(self) -> date:
        return month_end(self.first)

    @property
    def after(self) -> date:
        """The first day of the next month."""
        return self.last + timedelta(days=1)

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def url(self) -> str:
        return url_of(self.first)


@dataclass(frozen=True)
class FamilyInMonth:
    """Cars of one family whose safe day lies in a month."""

    make: str
    name: str
    proven: int
    unproven: int
    url: str
    file_url: str


@dataclass(frozen=True)
class Turn:
    """A frame code whose first or last cars turn 25, by its production window alone: level D."""

    code: str
    family: str
    day: date
    url: str


@dataclass(frozen=True)
class MonthOfCars:
    """A month in full: by day, and by family."""

    month: Month
    days: Counter[date]
    families: list[FamilyInMonth]


def url_of(first: date) -> str:
    return reverse("becoming_month", args=[first.year, first.month])


def is_possible(year: int, month: int, today: date) -> bool:
    """Whether a kei car can become old enough in that month: since the first ones did, and as far
    ahead as the newest that there can be."""
    age = FEDERAL.number("nhtsa_age", today)
    began = kei_class_began(today).year + age
    return 1 <= month <= 12 and began <= year <= today.year + age + 1


def months_ahead(today: date) -> list[Month]:
    """This month and the next twelve, as they were at most a minute ago."""
    first = today.replace(day=1)
    key = f"{KEY}.{first}"
    kept: list[Month] | None = cache.get(key)
    if kept is None:
        kept = _read_ahead(first)
        cache.set(key, kept, SECONDS)
    return kept


def month_of_cars(first: date) -> MonthOfCars:
    """One month by its days and families; two statements, however many cars."""
    month = Month(first)
    groups = (
        Listing.objects.for_sale()
        .safe_between(first, month.last)
        .values_list("eligible_safe", "family_id", "eligible_level")
    )
    days: Counter[date] = Counter()
    families: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for day, family, level, count in groups.annotate(Count("pk")).order_by():
        days[day] += count
        families[family][level in PROVEN_LEVELS] += count
    total = sum(families.values(), Counter())
    return MonthOfCars(
        Month(first, proven=total[True], unproven=total[False]), days, _named(families)
    )


def window_turns(first: date) -> tuple[list[Turn], list[Turn]]:
    """Frame codes whose first cars can be, and whose last cars must be, 25 from this month on.

    By the catalogue's windows with their tolerance; doubtful rows are left out.
    """
    years, last = FEDERAL.number("nhtsa_age", first), month_end(first)
    begins, ends = [], []
    for rows in catalogue().codes.values():
        for row in rows:
            if row.is_doubtful:
                continue
            start, end = earliest_built(row), latest_built(row)
            if start and first <= (day := first_possible(start, years)) <= last:
                begins.append(_turn(row, day))
            if end and first <= (day := first_certain(end, years)) <= last:
                ends.append(_turn(row, day))
    return sorted(begins, key=_by_name), sorted(ends, key=_by_name)


def _read_ahead(first: date) -> list[Month]:
    firsts = [first]
    while len(firsts) < MONTHS_AHEAD:
        firsts.append(Month(firsts[-1]).after)
    proven = Q(eligible_level__in=PROVEN_LEVELS)
    rows = (
        Listing.objects.for_sale()
        .safe_between(first, month_end(firsts[-1]))
        .values_list(TruncMonth("eligible_safe"))
        .annotate(proven=Count("pk", filter=proven), unproven=Count("pk", filter=~proven))
        .order_by()
    )
    counted = {month: (sure, unsure) for month, sure, unsure in rows}
    return [Month(month, *counted.get(month, (0, 0))) for month in firsts]


def _named(families: dict[int, Counter[bool]]) -> list[FamilyInMonth]:
    """The families with the most cars first."""
    names = [row for row in read_names().families if row.id in families]
    rows = []
    for row in sorted(names, key=lambda row: -families[row.id].total()):
        search = Search({"make": (row.make_slug,), "model": (row.slug,)}, "eligible")
        rows.append(
            FamilyInMonth(
                make=row.make_name,
                name=row.name,
                proven=families[row.id][True],
                unproven=families[row.id][False],
                url=search.url,
                file_url=Search(search.applied, path=reverse("becoming_legal_file")).url,
            )
        )
    return rows


def _turn(row: FrameCode, day: date) -> Turn:
    family = row.family
    search = Search({"make": (family.make.slug,), "model": (family.slug,)})
    return Turn(row.code, f"{family.make} {row.model_name}", day, search.url)


def _by_name(turn: Turn) -> tuple[str, str]:
    return turn.family, turn.code
