"""The addresses by which machines ask whether the site lives, serves and keeps up."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models.functions import Now
from django.test import Client

from listings.work.models import WorkItem
from listings.work.queue import order
from marketplace import health
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def car():
    return ListingFactory()


@pytest.mark.parametrize("host", ["10.1.2.3", "evil.example", ""])
def test_the_probe_of_life_answers_to_any_host(visitor, host):
    answer = visitor.get("/healthz", HTTP_HOST=host)
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_the_probe_of_life_asks_nothing_else(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor.get("/healthz")


def test_the_probe_of_readiness_asks_the_database(visitor, monkeypatch):
    assert visitor.get("/readyz", HTTP_HOST="10.1.2.3").json() == {"ok": True, "failed": []}

    def away():
        raise OperationalError("SECRET")

    monkeypatch.setattr(health.connection, "cursor", away)
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "failed": ["database"]})


def test_the_probe_of_work_fails_once_work_is_late(visitor, car):
    assert visitor.get("/healthz/jobs").json() == {"ok": True, "oldest_due_seconds": 0}
    order("eligibility", car.pk)
    assert visitor.get("/healthz/jobs").status_code == 200
    WorkItem.objects.update(not_before=Now() - timedelta(minutes=6))
    answer = visitor.get("/healthz/jobs")
    assert answer.status_code == 503
    assert answer.json()["oldest_due_seconds"] >= 360
    WorkItem.objects.update(done_rev=5, wanted_rev=5)
    assert visitor.get("/healthz/jobs").json()["ok"]


def test_work_that_is_planned_for_later_is_not_late(visitor, car):
    order("price", car.pk, delay=timedelta(hours=1))
    assert visitor.get("/healthz/jobs").json() == {"ok": True, "oldest_due_seconds": 0}
