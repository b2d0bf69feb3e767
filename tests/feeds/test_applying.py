"""A dealer's file applied: what is new, what changes, what stays, and what a person did meanwhile."""

import pytest
from django.core.files.storage import storages

from listings.accounts.models import Act
from listings.cars import actions as cars
from listings.cars.models import Listing, ListingEvent
from listings.feeds import actions, applying
from listings.feeds.models import FeedRow, FeedRun
from listings.pricing.models import Sale
from listings.work.models import WorkItem
from tests.factories import ListingFactory, PhotoFactory, SellerFactory
from tests.feeds.conftest import codes, shortly
from tests.feeds.making import as_csv, row

pytestmark = pytest.mark.django_db


def car(seller, n):
    return Listing.objects.get(seller=seller, stock_number=f"K-{1000 + n}")


def put_live(listing):
    """As if staff had approved it."""
    PhotoFactory(listing=listing, place=1)
    Listing.objects.filter(pk=listing.pk).update(
        status="live", listed_at="2026-01-01T00:00Z", submitted_at="2026-01-01T00:00Z"
    )


def test_new_cars_become_drafts_with_all_their_duties(send, seller):
    run = send([row(n) for n in range(3)])
    assert shortly(run) == {"new": 3}
    assert run.state == "complete"
    made = car(seller, 1)
    assert (made.status, made.price, made.price_usd_cents) == ("draft", 790_000, 790_000)
    assert (made.mileage_km, made.state, made.year) == (61_234, "OH", 2000)
    assert made.frame_code.code == "DA52T"
    said = dict(made.claims.standing().values_list("kind", "value"))
    assert said == {
        "seller_statement": "2000",
        "frame_number": "DA52T-100001",
        "odometer": "61234 km",
    }
    assert made.verdict.built_from is not None
    assert made.eligible_safe == made.verdict.safe
    assert Act.objects.filter(verb="draft created", object_id=made.pk).count() == 1
    assert WorkItem.objects.filter(kind="price", subject_id=made.pk).exists()
    assert not ListingEvent.objects.exists()


def test_a_dry_run_touches_no_car(counts):
    assert counts([row(n) for n in range(3)], dry_run=True) == {"new": 3}
    assert not Listing.objects.exists()


def test_the_same_file_again_changes_nothing(counts, seller):
    rows = [row(n, papers="bill_of_sale", text_en="Nice") for n in range(3)]
    assert counts(rows) == {"new": 3}
    before = list(Listing.objects.order_by("pk").values())
    acts = Act.objects.exclude(verb__startswith="feed").count()
    assert counts(rows) == {"unchanged": 3}
    assert list(Listing.objects.order_by("pk").values()) == before
    assert Act.objects.exclude(verb__startswith="feed").count() == acts
    assert car(seller, 0).papers.get().state == "claimed"


def test_the_same_cars_in_another_encoding_and_order_are_unchanged(send, counts):
    rows = [row(n) for n in range(3)]
    send(rows)
    assert counts(as_csv(rows[::-1], ";", "utf-16")) == {"unchanged": 3}


def test_only_what_the_file_has_is_changed(counts, seller):
    counts([row(1, grade="KU")])
    assert counts([{"stock_no": "K-1001", "price": "7500", "grade": ""}]) == {"changed": 1}
    made = car(seller, 1)
    assert (made.price, made.grade, made.odometer) == (750_000, "KU", 61_234)


def test_a_changed_price_of_a_car_for_sale_is_told_and_recorded(counts, seller):
    counts([row(1)])
    put_live(car(seller, 1))
    assert counts([row(1, price="7500")]) == {"changed": 1}
    event = ListingEvent.objects.get(listing=car(seller, 1))
    assert event.kind == "price_changed"
    assert Sale.objects.get(listing_id=car(seller, 1).pk).price_usd_cents == 750_000


def test_what_a_person_changed_since_is_kept_until_the_file_says_something_new(send, seller, user):
    send([row(1)])
    cars.change_price(car(seller, 1), 700_000, "USD", by=user)
    again = send([row(1)])
    assert shortly(again) == {"unchanged": 1}
    assert codes(again) == [(2, "price", "W604")]
    assert car(seller, 1).price == 700_000
    assert shortly(send([row(1, grade="KU")])) == {"changed": 1}
    assert car(seller, 1).price == 700_000
    assert shortly(send([row(1, price="7800")])) == {"changed": 1}
    assert car(seller, 1).price == 780_000


def test_a_car_that_a_person_made_takes_the_files_word(counts, seller):
    ListingFactory(seller=seller, stock_number="k-1001 ", status="draft", price=1_000_000)
    assert counts([row(1)]) == {"changed": 1}
    assert Listing.objects.get(seller=seller).price == 790_000


def test_faulty_rows_are_left_out_and_the_rest_applied(send, seller):
    run = send([row(1), row(2, price="ask"), row(3, year="soon"), row(1), row(4)])
    assert shortly(run) == {"new": 2, "refused": 3}
    assert codes(run) == [
        (3, "price", "E401"),
        (4, "year", "E201"),
        (5, "stock_no", "E103"),
    ]
    assert sum(run.counts.values()) == run.rows.count() == 5
    assert not run.rows.filter(outcome="").exists()


@pytest.mark.parametrize(
    "column", ["year", "body", "drive", "odometer", "odometer_unit", "price", "currency", "side"]
)
def test_a_new_car_needs(send, column):
    more = {"zip": ""} if column == "side" else {}
    frame = {"frame_no": "", "frame_no_missing_reason": "plate gone"}
    run = send([row(1), row(2, **frame, **{column: ""}, **more)])
    assert shortly(run) == {"new": 1, "refused": 1}
    assert (3, column, "E109") in codes(run)


def test_a_frame_number_or_the_reason_is_needed(send):
    run = send([row(1, frame_no="")])
    assert codes(run) == [(2, "frame_no", "E110")]


def test_numbers_of_another_car_are_refused(send, seller):
    send([row(1), row(2)])
    run = send([row(3, frame_no="DA52T-100001"), row(2, frame_no="DA52T-100001")])
    assert shortly(run) == {"refused": 2}
    assert codes(run)[0] == (2, "frame_no", "E602")


def test_stock_numbers_that_look_alike_are_one(send):
    run = send([row(1, stock_no="A1"), row(2, stock_no="a1 "), row(3, stock_no="Ａ１")])
    assert shortly(run) == {"new": 1, "refused": 2}


def test_another_dealers_cars_are_never_touched(counts, seller):
    other = SellerFactory()
    theirs = ListingFactory(seller=other, stock_number="K-1001", price=1)
    assert counts([row(1, dealer_id=str(other.pk))], ends_missing=True) == {"new": 1}
    theirs.refresh_from_db()
    assert (theirs.price, theirs.status) == (1, "live")


def test_an_unknown_column_is_named_and_not_used(send):
    run = send([row(1, mood="good")])
    assert shortly(run) == {"new": 1}
    assert codes(run) == [(1, "mood", "W013")]


def test_a_missing_column_is_said_once_for_a_file_of_new_cars(send):
    rows = [{name: value for name, value in row(n).items() if name != "price"} for n in range(3)]
    run = send(rows)
    assert run.state == "failed"
    assert codes(run) == [(None, "", "E008")]
    assert "price" in str(run.findings)
    assert not Listing.objects.exists()


# Statuses


@pytest.mark.parametrize(
    ("before", "wanted", "after", "found"),
    [
        ("live", "reserved", "reserved", []),
        ("live", "sold", "sold", []),
        ("reserved", "live", "live", []),
        ("reserved", "sold", "sold", []),
        ("live", "draft", "live", ["W603"]),
        ("sold", "live", "sold", ["W605"]),
        ("sold", "sold", "sold", []),
        ("ended", "live", "ended", ["W605"]),
        ("in_review", "live", "in_review", []),
    ],
)
def test_a_status_leads_to_the_sellers_own_acts(send, seller, before, wanted, after, found):
    send([row(1)])
    Listing.objects.update(status=before, version=9, listed_at="2026-01-01T00:00Z")
    run = send([row(1, status=wanted)])
    assert car(seller, 1).status == after
    assert [code for _row, _column, code in codes(run)] == found
    assert ListingEvent.objects.count() == (before != after)


def test_a_complete_draft_goes_to_staff_once(send, seller, user):
    send([row(1)])
    PhotoFactory(listing=car(seller, 1), place=1)
    Listing.objects.update(photo_count=1)
    assert shortly(send([row(1, grade="KU")])) == {"changed": 1}
    assert car(seller, 1).status == "in_review"
    cars.take_back(car(seller, 1), by=user)
    send([row(1, grade="KX")])
    assert car(seller, 1).status == "draft"


# Cars that the file does not name


def test_missing_cars_end_only_on_request(send, counts, seller):
    send([row(n) for n in range(5)])
    assert counts([row(n) for n in range(4)]) == {"unchanged": 4}
    assert counts([row(n) for n in range(4)], ends_missing=True) == {"unchanged": 4, "ended": 1}
    assert car(seller, 4).status == "ended"


def test_a_faulty_row_does_not_end_its_car(send, counts, seller):
    send([row(1), row(2)])
    run = [row(1), row(2, price="ask")]
    assert counts(run, ends_missing=True) == {"unchanged": 1, "refused": 1}
    assert car(seller, 2).status == "draft"


def test_too_many_endings_wait_for_a_person(send, seller):
    send([row(n) for n in range(20)])
    half = [row(n) for n in range(10)]
    run = send(half, ends_missing=True)
    assert run.state == "needs_confirmation"
    assert codes(run) == [(None, "", "E601")]
    assert not Listing.objects.filter(status="ended").exists()
    assert not actions.confirm(run, by=run.by)
    assert shortly(send(half, ends_missing=True, is_meant=True)) == {"unchanged": 10, "ended": 10}
    assert Listing.objects.filter(status="ended").count() == 10


def test_a_header_alone_ends_nothing(send, seller):
    send([row(n) for n in range(5)])
    run = send(as_csv([row(1)]).splitlines()[0], ends_missing=True, is_meant=True)
    assert run.state == "failed"
    assert not Listing.objects.filter(status="ended").exists()


# Portions


def test_a_second_click_applies_nothing_twice(send):
    run = send([row(1)], dry_run=True)
    assert actions.confirm(run, by=run.by)
    assert not actions.confirm(run, by=run.by)


def test_a_portion_is_done_once_or_not_at_all(send, seller, monkeypatch):
    monkeypatch.setattr(applying.limits, "PORTION", 2)
    run = send([row(n) for n in range(5)], dry_run=True)
    actions.confirm(run, by=run.by)
    assert applying.apply_portion(run.pk)
    assert run.rows.exclude(outcome="").count() == Listing.objects.count() == 2
    while applying.apply_portion(run.pk):
        assert run.rows.exclude(outcome="").count() == Listing.objects.count()
    run.refresh_from_db()
    assert (run.state, shortly(run)) == ("complete", {"new": 5})


def test_statements_do_not_grow_with_the_portion(send, django_assert_max_num_queries):
    small = send([row(n) for n in range(2)], dry_run=True)
    large = send([row(n) for n in range(10, 160)], dry_run=True)
    for run in (small, large):
        actions.confirm(run, by=run.by)
        applying.apply_portion(run.pk)
        with django_assert_max_num_queries(45):
            applying.apply_portion(run.pk)


def test_the_file_is_kept_as_it_was_sent(send):
    data = as_csv([row(1)])
    run = send(data)
    with storages["originals"].open(run.stored) as file:
        assert file.read() == data
    assert FeedRun.objects.count() == 1
    assert FeedRow.objects.get().outcome == "new"
