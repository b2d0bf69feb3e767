"""Invented cars are plausible: their facts fit their frame code, their age and each other."""

from datetime import date, timedelta
from statistics import median

import pytest

from listings.accounts.models import User
from listings.cars.age import assess_listing
from listings.cars.completeness import problems
from listings.cars.models import Claim, Listing, ListingEvent
from listings.cars.models.querysets import PROVEN_LEVELS
from listings.cars.rules import FOR_SALE, PUBLIC
from listings.catalogue.decoding import build_windows, decode
from listings.dealers.models import Membership, Seller
from listings.demo import market as demo
from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_date
from listings.places.models import Zip
from listings.work.models import WorkItem

from .conftest import CARS

pytestmark = pytest.mark.usefixtures("market")


@pytest.fixture(scope="module")
def cars(market):
    return list(
        Listing.objects.filter(is_invented=True).select_related(
            "family__make", "frame_code__family", "seller", "port", "estimate", "verdict"
        )
    )


def test_counts_are_those_of_the_tables(market, cars):
    assert market["listings"] == len(cars) == CARS
    assert market["by_status"] == {
        status: sum(car.status == status for car in cars) for status in market["by_status"]
    }
    assert sum(market["by_status"].values()) == CARS
    assert market["sellers"] == Seller.objects.count()
    assert market["photos"] == 0


def test_everything_is_marked_as_invented(cars):
    assert all(car.is_invented and car.seller.is_invented for car in cars)
    assert not Seller.objects.filter(is_invented=False).exists()


def test_no_address_of_a_person_can_be_real():
    people = User.objects.values_list("email", flat=True)
    assert people
    assert all(email.endswith((".example", "@example.org")) for email in people)


def test_every_seller_has_one_owner_and_a_real_place():
    zips = set(Zip.objects.values_list("code", "state"))
    for seller in Seller.objects.all():
        assert Membership.objects.filter(seller=seller, role="owner").count() == 1
        assert not seller.zip_code or (seller.zip_code, seller.state) in zips


def test_frame_numbers_decode_to_their_family(cars):
    numbered = [car for car in cars if car.frame_number]
    assert len(numbered) > CARS / 2
    for car in numbered:
        found = decode(car.frame_number, car.family.make)
        assert car.family_id in {c.frame_code.family_id for c in found.candidates}, car
        assert found.problems == [], car
        assert found.normalised == car.frame_number


def test_only_the_case_for_it_contradicts_itself(cars):
    assert [car.stock_number for car in cars if car.eligible_conflict] == ["DEMO-CONFLICT"]


def test_facts_are_those_of_the_frame_code(cars):
    for car in cars:
        if code := car.frame_code:
            assert code.family_id == car.family_id
            assert car.displacement_cc == code.displacement_cc
            assert car.aspiration in code.aspirations
            assert (car.drive == "2wd") == (not car.drive.endswith("4wd"))
            if car.drive != "2wd":
                assert {"4wd", "awd"} & set(code.drivetrains), car


def test_trims_fit_the_engine_and_the_wheels(cars):
    for car in cars:
        if "Turbo" in car.grade or "Works" in car.grade:
            assert car.aspiration != "na", car
        if "4WD" in car.grade:
            assert car.drive != "2wd", car
        if "Attack" in car.grade or "Jumbo" in car.grade:
            assert car.body in ("truck", "dump", "lift"), car


def test_build_dates_lie_in_the_production_window(cars):
    for claim in Claim.objects.filter(kind=Claim.Kind.BUILD_PLATE).select_related("listing"):
        built = read_date(claim.value)
        for window in build_windows(claim.listing.frame_number or ""):
            assert window.built_from <= built.last, claim
            assert window.built_to is None or built.first <= window.built_to, claim


def test_what_was_typed_means_what_is_kept():
    for claim in Claim.objects.filter(kind__in=Claim.AGE_KINDS):
        assert read_date(claim.typed).text == claim.value


def test_what_stands_in_the_us_may_stand_there(cars):
    named = {"DEMO-UNKNOWN", "DEMO-WORD-ONLY"}
    for car in cars:
        if car.side == "us" and car.verdict.built_from and car.stock_number not in named:
            youngest = car.verdict.built_from + timedelta(days=int(25 * 365.25))
            assert youngest <= legal_today(), car


def test_mileages_and_prices_are_those_of_used_kei_cars(cars):
    with_km = [car.mileage_km for car in cars if car.mileage_km]
    assert 40_000 < median(with_km) < 130_000
    assert min(with_km) >= 6_000
    for car in cars:
        assert 90_000 <= car.price_usd_cents <= 5_000_000, car
        assert bool(car.port_id) == (car.side == "jp")
        assert bool(car.zip_code) == (car.side == "us")


def test_prices_lie_around_what_the_site_thinks_of_them(cars):
    judged = [car for car in cars if not car.estimate.abstained]
    ratios = [car.price_usd_cents / car.estimate.mid_usd_cents for car in judged]
    assert len(ratios) > CARS / 2
    assert 0.8 < median(ratios) < 1.2


def test_answers_are_those_that_the_task_would_store(cars):
    for car in cars:
        found = assess_listing(car)
        assert car.verdict.input_hash == found.input_hash, car
        assert car.eligible_safe == found.verdict.safe
        assert car.eligible_earliest == found.verdict.earliest
        assert car.eligible_level == (found.verdict.level or "")
    assert not WorkItem.objects.exclude(kind__in=("renew", "share")).exists()


def test_dates_that_have_passed_are_not_announced_again(cars):
    today = legal_today()
    waiting = [
        car.stock_number
        for car in cars
        if car.status in FOR_SALE
        and car.eligible_level in PROVEN_LEVELS
        and car.eligible_safe <= today
        and car.eligible_told is None
    ]
    assert waiting == ["DEMO-TODAY"]


def test_every_public_car_has_come_there_by_acts(cars):
    for car in cars:
        kinds = set(ListingEvent.objects.filter(listing=car).values_list("kind", flat=True))
        assert (car.listed_at is not None) == ("live" in kinds)
        assert (car.status in PUBLIC) <= ("live" in kinds)
        if car.listed_at:
            assert car.created_at < car.submitted_at < car.listed_at < car.updated_at + timedelta(1)


def test_only_photos_keep_an_invented_car_from_its_review(cars):
    for car in cars:
        if car.status in FOR_SALE and not car.stock_number.startswith("DEMO-"):
            assert {problem.step for problem in problems(car)} == {"photos"}, car


def test_a_car_on_another_day_is_another_day_older(market):
    with pytest.raises(demo.OtherMarketError):
        demo.build(CARS, 3, pictures=False)


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2027, 1, 31), date(2031, 12, 31)])
def test_there_is_a_market_on_every_day(market, day, monkeypatch):
    monkeypatch.setattr(demo, "legal_today", lambda: day)
    assert demo.build(30, 1, pictures=False, replace=True)["listings"] == 30
