"""The benchmarks of the budgets: `make bench`. Prints one JSON object a line.

    {"name": …, "value": …, "unit": …, "n": …, "ratio_to": …, "ratio": …}

Figures depend on the machine; the ratios, taken in the same run, say more. `BENCH_LISTINGS`
(10,000) sets the size of the invented market, which is kept for the next run in a database of its
own.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import tests.services  # noqa: F401 - brings up the servers before the settings are read

# isort: split
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django's models need the set-up above
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from PIL import Image  # noqa: E402

from listings.cars import rechecking  # noqa: E402
from listings.cars.announcing import announce_newly_eligible  # noqa: E402
from listings.cars.images import rendering  # noqa: E402
from listings.cars.models import EligibilityVerdict, Listing, Recheck  # noqa: E402
from listings.eligibility.clock import legal_today  # noqa: E402
from listings.eligibility.intervals import Interval, Precision  # noqa: E402
from listings.eligibility.proof import Kind  # noqa: E402
from listings.eligibility.rules import Claim, assess  # noqa: E402
from listings.pricing.models import Estimate, PriceModel, Renewal  # noqa: E402
from listings.pricing.switching import RENEW  # noqa: E402
from listings.work.doorbell import ring  # noqa: E402
from listings.work.queue import order  # noqa: E402
from tests.scale.feeds import bench_feeds  # noqa: E402
from tests.scale.prices import bench_calibration, bench_prices  # noqa: E402
from tests.workers import broker, running_worker, wait_until  # noqa: E402

LISTINGS = int(os.environ.get("BENCH_LISTINGS", "10000"))
DUE = 1_000
SEED = 20261122


def report(
    name: str, value: float, unit: str, n: int, ratio_to: str = "", ratio: float | None = None
) -> None:
    line = {"name": name, "value": round(value, 3), "unit": unit, "n": n}
    line |= {"ratio_to": ratio_to or None, "ratio": None if ratio is None else round(ratio, 3)}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


@contextmanager
def market() -> Iterator[None]:
    """A database of its own with `LISTINGS` invented cars, kept for the next run."""
    connection.creation.create_test_db(verbosity=0, keepdb=True, serialize=False)
    call_command("load_catalogue", verbosity=0, stdout=sys.stderr)
    call_command("load_places", verbosity=0, stdout=sys.stderr)
    if Listing.objects.count() != LISTINGS:
        started = time.perf_counter()
        call_command(
            "demo", listings=LISTINGS, seed=1, no_photos=True, replace=True, stdout=sys.stderr
        )
        report("demo market", time.perf_counter() - started, "s", LISTINGS)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    yield


def milliseconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1_000


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
        "sort": ["newest", "price", "-price", "km", "year", "eligible"],
        "page": ["1", "2", "5"],
    }
    urls = []
    for _n in range(count):
        names = chance.sample(sorted(choices), chance.randint(0, 4))
        urls.append(
            "/cars/?" + "&".join(f"{name}={chance.choice(choices[name])}" for name in names)
        )
    return urls


def bench_pages() -> None:
    """Server time of results and of one car's page, through the whole middleware."""
    client = Client()
    urls = result_urls(200)
    for url in urls[:20]:
        client.get(url)
    bare = statistics.median(milliseconds(lambda: client.get("/healthz")) for _n in range(200))
    times = [milliseconds(lambda url=url: client.get(url)) for url in urls]
    p50, p95 = percentiles(times)
    report("results p50", p50, "ms", len(urls), "an empty answer", p50 / bare)
    report("results p95", p95, "ms", len(urls))
    cars = [car.get_absolute_url() for car in Listing.objects.public().with_names()[:200]]
    client.get(cars[0])
    p50, p95 = percentiles([milliseconds(lambda url=url: client.get(url)) for url in cars])
    report("car page p50", p50, "ms", len(cars), "an empty answer", p50 / bare)
    report("car page p95", p95, "ms", len(cars))
    for name, url in (("results", "/cars/?make=suzuki&sort=price"), ("car page", cars[0])):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        report(f"{name} SQL statements", len(queries), "statements", 1)


def bench_rule() -> None:
    """The federal rule as a pure function, cars a second on one core."""
    today = legal_today()
    claims = [
        [
            Claim(Kind.BUILD_PLATE, Interval(first, first + timedelta(days=29), Precision.MONTH)),
            Claim(Kind.FIRST_INSPECTION, Interval(first, first + timedelta(days=60))),
        ]
        for first in (date(1990, 1, 1) + timedelta(days=n) for n in range(5_000))
    ]
    started = time.perf_counter()
    for _n in range(10):
        for claim in claims:
            assess(claim, today)
    report("federal rule", 50_000 / (time.perf_counter() - started), "cars/s", 50_000)


def bench_photo() -> None:
    """One 12-megapixel JPEG, with the detail of a photograph, to all its renditions."""
    with tempfile.TemporaryDirectory() as folder:
        noise = Image.effect_noise((1000, 750), 60).resize((4000, 3000), Image.Resampling.BICUBIC)
        original = Path(folder) / "original.jpg"
        Image.merge("RGB", [noise, noise.rotate(90), noise.rotate(180)]).save(original, quality=90)
        seconds = []
        for _n in range(3):
            started = time.perf_counter()
            rendering.render(original, Path(folder))
            seconds.append(time.perf_counter() - started)
    report("12-megapixel photo", statistics.median(seconds), "s", len(seconds))


def bench_announcement() -> None:
    """Telling of cars whose day has come, over the whole market."""
    today = legal_today()
    due = list(Listing.objects.for_sale().order_by("pk").values_list("pk", flat=True)[:DUE])
    Listing.objects.filter(pk__in=due).update(
        eligible_told=None, eligible_safe=today, eligible_level="A"
    )
    for listing in Listing.objects.filter(pk__in=due):
        listing.events.filter(kind="eligible").delete()
    started = time.perf_counter()
    told = announce_newly_eligible()
    report("nightly announcement", time.perf_counter() - started, "s", told)


def bench_recheck() -> None:
    """Every car judged again after a change of the rules, by one worker with one process."""
    EligibilityVerdict.objects.update(rule_version="older", input_hash="older")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE listings_eligibilityverdict")
    broker().flushdb()
    with running_worker():
        walk = rechecking.order_recheck("bench")
        started = time.perf_counter()
        ring(rechecking.KIND)
        wait_until(lambda: Recheck.objects.get(pk=walk.pk).finished_at, 3_600)
        seconds = time.perf_counter() - started
    done = Recheck.objects.get(pk=walk.pk)
    report("a changed rule re-checks all", seconds, "s", done.changed)
    report("re-checked", done.checked / seconds, "cars/s", done.checked)


def bench_renewal() -> None:
    """Every car estimated anew after a switch of the price model, by one worker with one process."""
    Listing.objects.update(estimate=None)
    Estimate.objects.all().delete()
    Renewal.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE listings_estimate, listings_listing")
    model = PriceModel.objects.active()
    assert model is not None
    broker().flushdb()
    with running_worker():
        order(RENEW, model.pk)
        started = time.perf_counter()
        ring(RENEW)
        wait_until(lambda: Renewal.objects.filter(finished_at__isnull=False).first(), 3_600)
        seconds = time.perf_counter() - started
    done = Renewal.objects.get()
    report("a new price model renews all", seconds, "s", done.renewed)
    report("renewed", done.renewed / seconds, "cars/s", done.renewed)


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    setup_test_environment(debug=False)
    bench_rule()
    bench_photo()
    bench_prices(report)
    bench_calibration(report)
    with market():
        bench_pages()
        bench_announcement()
        bench_recheck()
        bench_feeds(report)
        bench_renewal()


if __name__ == "__main__":
    main()
