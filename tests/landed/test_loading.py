"""The file of rates, and what staff have said of them."""

import pytest
from django.core.management import call_command

from listings.landed import loading
from listings.landed.models import Rate
from listings.places.models import Dataset

from .making import BOOK

pytestmark = pytest.mark.django_db


def load_anew():
    Dataset.objects.filter(name=loading.DATASET).delete()
    return loading.load_rates()


def test_the_table_says_what_the_file_says():
    assert set(Rate.objects.as_book().rows) == set(BOOK.rows)


def test_loading_twice_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert loading.load_rates() is None


def test_loading_anew_changes_nothing():
    before = list(Rate.objects.order_by("pk").values())
    assert load_anew() == {"rates": len(BOOK.rows), "new": 0, "ended": 0}
    assert list(Rate.objects.order_by("pk").values()) == before


def test_a_changed_row_becomes_the_next_version():
    Rate.objects.filter(kind="hmf").update(likely="0.0013", high="0.0013")
    assert load_anew()["new"] == 1
    first, second = Rate.objects.filter(kind="hmf").order_by("version")
    assert (first.version, second.version) == (1, 2)
    assert first.replaced_at is not None
    assert second.replaced_at is None
    assert f"{second.likely:f}" == "0.001250"


def test_a_row_gone_from_the_file_ends():
    gone = Rate.objects.get(kind="hmf")
    gone.pk, gone.kind = None, "lighthouse"
    gone.save()
    assert load_anew()["ended"] == 1
    gone.refresh_from_db()
    assert gone.replaced_at is not None


def test_what_staff_have_replaced_stays(staff):
    Rate.objects.filter(kind="hmf").update(likely="0.0013", high="0.0013", checked_by=staff)
    assert load_anew()["new"] == 0
    assert f"{Rate.objects.get(kind='hmf').likely:f}" == "0.001300"


def test_what_staff_have_added_stays(staff):
    added = Rate.objects.get(kind="hmf")
    added.pk, added.kind, added.checked_by = None, "tax", staff
    added.save()
    assert load_anew() == {"rates": len(BOOK.rows), "new": 0, "ended": 0}
    assert Rate.objects.get(kind="tax").replaced_at is None


def test_the_command_says_what_it_did(capsys):
    call_command("load_rates")
    assert capsys.readouterr().out == ""
    Dataset.objects.filter(name=loading.DATASET).delete()
    call_command("load_rates")
    assert "rates: " in capsys.readouterr().out
