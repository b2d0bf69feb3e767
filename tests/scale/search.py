"""Benchmarks of search over a large market: `make bench`, or alone `python -m tests.scale.search`.

The market of `BENCH_SEARCH_LISTINGS` (100,000) cars lies in a database of its own, kept for the
next run. It is the demo market of 10,000 cars, each copied with another price, mileage, date and
day of listing: search sees nothing of a car but its columns, and copying takes minutes, not hours.
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import tests.services  # noqa: F401 - brings up the servers before the settings are read

# isort: split
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
if __name__ == "__main__":
    django.setup()

import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from listings.cars.models import Listing
from listings.search.answering import HOLDER
from listings.search.by_sql import BySql
from listings.search.finding import Found, find

LISTINGS = int(os.environ.get("BENCH_SEARCH_LISTINGS", "100000"))
ORIGINALS = 10_000
SEED = 20261122
WORDS = (
    "suzuki carry", "jimny", "ジムニー", "DA63T", "SJ30", "キャリイ", "beat", "az-1", "hijet dump",
    "white truck", "turbo 4wd", "acty 5mt", "mini porsche", "kei van", "daihatsu 2001", "農繁",
    "cappuccino red", "sambar", "every turbo", "HA4-123456",
)  # fmt: skip
MISSPELT = (
    "jimney", "capuccino", "sambr", "diahatsu hijet", "suzki carry", "minicb", "vivo turbo",
    "mitsubshi", "hyjet white", "atray",
)  # fmt: skip

# Five copies of each original at once: more than a trigger would list one by one.
COPY = """
INSERT INTO listings_listing ({names})
SELECT {values} FROM listings_listing AS car CROSS JOIN generate_series(1, 5) AS copy
WHERE id <= %s LIMIT %s
"""
OTHERWISE = {
    "public_id": "substr(md5(random()::text || car.id::text || copy::text), 1, 12)",
    "frame_number": "''",
    "stock_number": "''",
    "price_usd_cents": "(price_usd_cents * (0.6 + random() * 0.8))::bigint",
    "mileage_km": "(mileage_km * (0.5 + random()))::int",
    "eligible_safe": "eligible_safe + (random() * 400 - 200)::int",
    "listed_at": "listed_at - random() * interval '300 days'",
}


def report(
    name: str, value: float, unit: str, n: int, ratio_to: str = "", ratio: float | None = None
) -> None:
    line = {"name": name, "value": round(value, 3), "unit": unit, "n": n}
    line |= {"ratio_to": ratio_to or None, "ratio": None if ratio is None else round(ratio, 3)}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def milliseconds(
    act: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    started = clock()
    act()
    return (clock() - started) * 1_000


def percentiles(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def result_urls(count: int) -> list[str]:
    """Mixed filters and sorts, as people combine them."""
    chance = random.Random(SEED)
    choices = {
        "make": ["suzuki", "honda", "daihatsu", "subaru", "mitsubishi", "mazda"],
        "body": ["truck", "van", "roadster", "offroad", "hatch"],
        "drive": ["2wd", "pt4wd", "ft4wd"],
        "gearbox": ["5mt", "3at"],
        "legal": ["now", "soon"],
        "side": ["us", "jp"],
        "price_max": ["6000", "9000", "15000"],
        "year_min": ["1990", "1996", "2000"],
        "km_max": ["50000", "100000"],
        "zip": ["43085&within=200", "90210&within=500&sort=distance"],
        "sort": ["newest", "price", "-price", "km", "year", "eligible", "deal"],
        "page": ["1", "2", "5", "150"],
    }
    urls = []
    for _n in range(count):
        names = chance.sample(sorted(choices), chance.randint(0, 4))
        urls.append(
            "/cars/?" + "&".join(f"{name}={chance.choice(choices[name])}" for name in names)
        )
    return urls


@contextmanager
def market(listings: int) -> Iterator[None]:
    """A database of its own for each size."""
    connection.close()
    connection.close_pool()
    connection.settings_dict["TEST"]["NAME"] = f"keiport_search_{listings}"
    connection.creation.create_test_db(verbosity=0, keepdb=True, serialize=False)
    call_command("load_catalogue", verbosity=0, stdout=sys.stderr)
    call_command("load_places", verbosity=0, stdout=sys.stderr)
    if not Listing.objects.exists():
        first = min(ORIGINALS, listings)
        call_command(
            "demo", listings=first, seed=1, no_photos=True, replace=True, stdout=sys.stderr
        )
    _copy_up_to(listings)
    yield
    HOLDER.forget()


def _copy_up_to(listings: int) -> None:
    fields = [field.column for field in Listing._meta.concrete_fields if not field.primary_key]
    statement = COPY.format(
        names=", ".join(fields), values=", ".join(OTHERWISE.get(name, name) for name in fields)
    )
    last = Listing.objects.order_by("pk").values_list("pk", flat=True)
    original = last[min(ORIGINALS, listings) - 1]
    while missing := listings - Listing.objects.count():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute(statement, [original, min(missing, 5 * ORIGINALS)])
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM ANALYZE listings_listing")


def bench_index() -> None:
    """What one web process holds, and how soon it holds it."""
    before = psutil.Process().memory_info().rss
    started = time.perf_counter()
    HOLDER.build()
    report("search index, built", time.perf_counter() - started, "s", LISTINGS)
    held = psutil.Process().memory_info().rss
    report("search index, memory it takes", (held - before) / 1024**2, "MB", LISTINGS)


def bench_pages(urls: list[str]) -> float:
    """Server time of the results, through the whole middleware; the 95th percentile."""
    client = Client()
    for url in urls[:20]:
        client.get(url)
    bare = statistics.median(milliseconds(lambda: client.get("/readyz")) for _n in range(200))
    p50, p95 = percentiles([milliseconds(lambda url=url: client.get(url)) for url in urls])
    size = Listing.objects.count()
    report(f"results p50 at {size:,}", p50, "ms", len(urls), "the readiness probe", p50 / bare)
    report(f"results p95 at {size:,}", p95, "ms", len(urls))
    p50, p95 = percentiles([milliseconds(lambda url=url: client.get(url)) for url in urls])
    report(f"results p50 at {size:,}, cards kept", p50, "ms", len(urls))
    worked = [milliseconds(lambda url=url: client.get(url), time.thread_time) for url in urls]
    report(f"results at {size:,}, processor time p50", statistics.median(worked), "ms", len(urls))
    report(f"results p95 at {size:,}, cards kept", p95, "ms", len(urls))
    with CaptureQueriesContext(connection) as queries:
        client.get(urls[-1])
    report("results SQL statements", len(queries), "statements", 1)
    return p95


def bench_counts(urls: list[str]) -> None:
    """Every count of every filter, by the index and, for some, by PostgreSQL."""
    asked = [find(QueryDict(url.partition("?")[2])) for url in urls]
    p50, p95 = percentiles([milliseconds(lambda found=found: found.panel) for found in asked])
    report("facet counts p50", p50, "ms", len(urls))
    report("facet counts p95", p95, "ms", len(urls))
    some = [Found(found.filters, found.sort, [], BySql()) for found in asked[:10]]
    by_sql = statistics.median([milliseconds(lambda found=found: found.panel) for found in some])
    report("facet counts by SQL p50", by_sql, "ms", len(some))
    wrong = sum(one.panel != other.panel for one, other in zip(some, asked, strict=False))
    report("facet counts that differ from SQL", wrong, "answers", len(some))


def bench_words() -> None:
    """Reading the words, finding the cars, and their first page, without drawing it."""
    chance = random.Random(SEED)
    texts = [chance.choice(MISSPELT if number % 3 == 0 else WORDS) for number in range(100)]

    def search(text: str) -> None:
        found = find(QueryDict(mutable=True) | {"q": text})
        found.cars(slice(24))
        assert found.count >= 0

    p50, p95 = percentiles([milliseconds(lambda text=text: search(text)) for text in texts])
    report("text p50", p50, "ms", len(texts))
    report("text p95", p95, "ms", len(texts))


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    setup_test_environment(debug=False)
    urls = result_urls(200)
    with market(ORIGINALS):
        HOLDER.build()
        small = bench_pages(urls)
    with market(LISTINGS):
        bench_index()
        large = bench_pages(urls)
        bench_counts(urls)
        bench_words()
        report(
            "search, memory of the process",
            psutil.Process().memory_info().rss / 1024**2,
            "MB",
            LISTINGS,
        )
        report("results p95, growth", large / small, "times", LISTINGS, f"{ORIGINALS:,} cars")


if __name__ == "__main__":
    main()
