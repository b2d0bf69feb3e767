"""Versions are switched on and rolled back, one at a time, with who did it and why."""

import pytest

from listings.accounts.models import Act
from listings.pricing.models import ModelSwitch, PriceModel
from listings.pricing.standing import standing
from listings.pricing.switching import KEPT, GoneError, switch_on
from listings.work.models import WorkItem

pytestmark = pytest.mark.django_db


def version(number, **columns):
    return PriceModel.objects.create(
        **{
            "version": f"hedonic-1-{number}",
            "content": b"content",
            "sales_from": "2026-01-01",
            "sales_to": "2026-11-01",
            "sales_used": 100,
            **columns,
        }
    )


def test_one_version_stands_at_a_time_and_the_switch_is_on_record(staff):
    first, second = version(1), version(2)
    switch_on(first, by=None, why="night")
    switch = switch_on(second, by=staff, why="The first has no auctions", keeps=True)
    assert standing().row == second
    assert PriceModel.objects.filter(is_active=True).count() == 1
    assert (switch.by, switch.why, switch.keeps) == (staff, "The first has no auctions", True)
    assert list(ModelSwitch.objects.values_list("model_id", flat=True)) == [second.pk, first.pk]
    act = Act.objects.get(verb="switched on")
    assert (act.actor, act.object_id, act.reason) == (staff, second.pk, "The first has no auctions")
    assert act.before == {"version": first.version}


def test_all_cars_are_renewed_only_when_another_version_stands(staff):
    first = version(1)
    switch_on(first, by=None, why="night")
    WorkItem.objects.all().delete()
    switch_on(first, by=staff, why="Keep it for a week", keeps=True)
    assert not WorkItem.objects.exists()
    assert ModelSwitch.objects.first().keeps


def test_rolling_back_is_switching_on_an_older_version(staff):
    first, second = version(1), version(2)
    for row in (first, second):
        switch_on(row, by=None, why="night")
    switch_on(first, by=staff, why="The second is odd", keeps=True)
    assert standing().row == first
    assert WorkItem.objects.filter(kind="renew", subject_id=first.pk).exists()


def test_a_version_whose_content_is_gone_is_refused_and_nothing_changes(staff):
    first, gone = version(1), version(2, content=None)
    switch_on(first, by=None, why="night")
    with pytest.raises(GoneError):
        switch_on(gone, by=staff, why="try")
    assert standing().row == first
    assert ModelSwitch.objects.count() == 1


def test_contents_of_old_versions_go_but_never_the_one_that_stands_or_stood_before(staff):
    rows = [version(0), version(1)]
    for row in rows:
        switch_on(row, by=staff, why="keep", keeps=True)
    rows += [version(number) for number in range(2, KEPT + 4)]
    switch_on(rows[1], by=staff, why="keep still", keeps=True)
    with_content = set(PriceModel.objects.exclude(content=None))
    assert with_content == {rows[0], rows[1], *rows[-KEPT:]}
    assert PriceModel.objects.count() == KEPT + 4, "the rows stay"
