"""What a process learns of changes: in the order of commits, all of them, and never a guess."""

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from listings.cars.models import Listing
from listings.catalogue.loading import load_catalogue
from listings.search import answering, names
from listings.search.by_sql import BySql
from listings.search.conditions import Every, one_of
from listings.search.finding import find
from listings.search.index import changes
from listings.search.index.holder import ByIndex, Holder

from ..factories import ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db(transaction=True)
EVERYTHING = Every(())


@pytest.fixture
def cars(transactional_db):
    load_catalogue()
    names.forget()
    seller = SellerFactory()
    return [ListingFactory(seller=seller, body="truck") for _n in range(3)]


@pytest.fixture
def others():
    """Connections of other people, each with a transaction of its own."""
    opened = []

    def connect():
        opened.append(connection.copy())
        opened[-1].set_autocommit(False)
        return opened[-1]

    yield connect
    for one in opened:
        one.rollback()
        one.close()


@pytest.fixture
def node():
    node = Holder(look_seconds=0)
    node.build()
    return node


def _set_price(connection, car, cents):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE listings_listing SET price_usd_cents = %s WHERE id = %s", [cents, car.pk]
        )


def _news(seen):
    return changes.since(seen).ids


def test_a_change_that_began_earlier_and_commits_later_is_not_skipped(cars, others):
    slow, quick = others(), others()
    before = changes.snapshot()
    _set_price(slow, cars[0], 100_000)
    _set_price(quick, cars[1], 200_000)
    quick.commit()
    first = changes.since(before)
    assert first.ids == [cars[1].pk]
    slow.commit()
    second = changes.since(first.snapshot)
    assert second.ids == [cars[0].pk], "the one with the lower number, and that alone"
    assert _news(second.snapshot) == []


def test_what_is_taken_back_is_no_news(cars, others):
    other, before = others(), changes.snapshot()
    _set_price(other, cars[0], 100_000)
    other.rollback()
    assert _news(before) == []


@pytest.mark.parametrize(
    ("change", "is_news"),
    [
        ({"price_usd_cents": 1_234_500}, True),
        ({"status": "sold"}, True),
        ({"colour": "lime"}, True),
        ({"way_in": "off_road"}, True),
        ({"version": 9}, False),
        ({"text_en": "Nothing that a filter asks for."}, False),
    ],
)
def test_only_what_the_index_holds_is_news(cars, change, is_news):
    before = changes.snapshot()
    Listing.objects.filter(pk=cars[0].pk).update(**change)
    assert (_news(before) == [cars[0].pk]) is is_news


def test_a_car_that_nobody_finds_changes_in_silence(cars):
    Listing.objects.filter(pk=cars[0].pk).update(status="draft")
    before = changes.snapshot()
    Listing.objects.filter(pk=cars[0].pk).update(price_usd_cents=1, status="in_review")
    assert _news(before) == []


def test_a_sellers_kind_is_news_of_all_his_cars(cars):
    before = changes.snapshot()
    seller = cars[0].seller
    seller.kind = "collector" if seller.kind == "dealer" else "dealer"
    seller.save()
    assert _news(before) == sorted(car.pk for car in cars)


def test_a_deleted_car_is_news(cars):
    before, gone = changes.snapshot(), cars[0].pk
    cars[0].delete()
    assert _news(before) == [gone]


def test_very_many_changes_are_told_as_one(cars, monkeypatch):
    before = changes.snapshot()
    monkeypatch.setattr(changes, "MOST", 2)
    Listing.objects.update(colour="lime")
    assert _news(before) is None


def test_two_nodes_see_a_change_of_a_third(cars, others, node):
    second = Holder(look_seconds=0)
    second.build()
    other = others()
    _set_price(other, cars[0], 77_000)
    cheap = find(QueryDict("price_max=1000")).filters.asked()
    assert [one.answers().counts({"": cheap})[""] for one in (node, second)] == [0, 0]
    other.commit()
    assert [one.answers().counts({"": cheap})[""] for one in (node, second)] == [1, 1]


def test_a_node_that_was_told_too_much_asks_postgresql_until_it_has_read_anew(
    cars, node, monkeypatch
):
    monkeypatch.setattr(node, "_build_in_background", lambda: None)
    monkeypatch.setattr(changes, "MOST", 2)
    Listing.objects.update(body="van")
    assert node.answers() is None
    node.build()
    vans = node.answers().counts({"": one_of("body", ["van"])})
    assert vans == {"": 3}


def test_a_node_that_has_not_looked_for_long_does_not_trust_itself(cars, node, monkeypatch):
    monkeypatch.setattr(node, "_build_in_background", lambda: None)
    node._held.looked_at -= 3_600
    assert node.answers() is None


def test_a_node_that_cannot_look_does_not_answer(cars, node, monkeypatch):
    monkeypatch.setattr(node, "_build_in_background", lambda: None)
    monkeypatch.setattr(changes, "_SINCE", "SELECT 1 / 0")
    assert node.answers() is None


def test_a_node_begins_in_the_background_and_answers_once_it_is_ready(cars, settings, monkeypatch):
    settings.SEARCH_INDEX = True
    node = Holder(look_seconds=0)
    monkeypatch.setattr(answering, "HOLDER", node)
    assert isinstance(answering.answers_now(), BySql)
    builder = node._builder
    if builder:
        builder.join(30)
    assert isinstance(answering.answers_now(), ByIndex)
    assert answering.answers_now().counts({"": EVERYTHING}) == {"": 3}


def test_inside_a_transaction_postgresql_answers(cars, settings, node, monkeypatch):
    settings.SEARCH_INDEX = True
    monkeypatch.setattr(answering, "HOLDER", node)
    with transaction.atomic():
        Listing.objects.filter(pk=cars[0].pk).update(status="sold")
        assert answering.answers_now().counts({"": EVERYTHING}) == {"": 2}
        transaction.set_rollback(True)
    assert answering.answers_now().counts({"": EVERYTHING}) == {"": 3}


def test_rows_go_only_when_every_process_can_have_read_them(cars, others):
    def left():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM listings_listingchange")
            return cursor.fetchone()[0]

    def grow_old():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE listings_changemark SET at = at - interval '11 minutes'")

    slow = others()
    _set_price(slow, cars[0], 100_000)
    written = left()
    changes.prune()
    assert left() == written, "nothing is old yet"
    slow.commit()
    grow_old()
    changes.prune()
    assert left() == 1, "what was open ten minutes ago may not have been read by all"
    grow_old()
    changes.prune()
    assert left() == 0
