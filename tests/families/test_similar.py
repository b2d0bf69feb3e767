"""Similar cars: the nearest kin first, near the price, the same ones each time, with the reason."""

import pytest

from listings.cars.models import Listing
from listings.dealers.models import Seller
from listings.families.similar import reason, similar_to
from tests.factories import (
    FamilyFactory,
    FrameCodeFactory,
    ListingFactory,
    MakeFactory,
    PhotoFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer():
    """A car for sale by a seller of its own."""

    def offer(**facts):
        n = Seller.objects.count()
        seller = Seller.objects.create(kind="dealer", name=f"S{n}", slug=f"s-{n}")
        return ListingFactory(**{"seller": seller, **facts})

    return offer


@pytest.fixture
def code():
    def code(code, generation, family=None):
        family = family or FamilyFactory()
        kinds = {key: [] for key in ("aspirations", "drivetrains", "transmissions")}
        return FrameCodeFactory(family=family, code=code, generation=generation, **kinds)

    return code


def found(car):
    car = Listing.objects.with_names().get(pk=car.pk)
    return [each.car.pk for each in similar_to(car)]


def test_kin_comes_before_price_and_price_before_chance(offer, code):
    tenth, ninth = code("XA1", "10"), code("XA2", "9")
    car = offer(frame_code=tenth, price=800_000)
    other_family = offer(family=FamilyFactory(name="Every"), price=800_000)
    older = offer(frame_code=ninth, price=810_000)
    dear = offer(frame_code=tenth, price=1_500_000)
    near = offer(frame_code=tenth, price=790_000)
    assert found(car) == [near.pk, dear.pk, older.pk, other_family.pk]
    assert found(car) == found(car)


def test_only_what_is_for_sale_and_never_the_car_itself(offer):
    car = offer()
    for status in ("sold", "draft", "ended", "removed", "in_review"):
        offer(status=status)
    reserved = offer(status="reserved")
    assert found(car) == [reserved.pk]


def test_another_body_of_another_family_is_not_similar(offer):
    car = offer(body="truck")
    offer(body="coupe", family=FamilyFactory(name="Cappuccino"))
    assert found(car) == []


def test_no_seller_fills_the_row_and_no_offer_stands_twice(offer):
    car = offer(price=800_000)
    seller = offer(price=800_100, grade="A").seller
    ListingFactory(seller=seller, price=800_200, grade="A")
    second = ListingFactory(seller=seller, price=800_300, grade="B")
    ListingFactory(seller=seller, price=800_400, grade="C")
    far = offer(price=2_000_000)
    shown = found(car)
    assert len(shown) == 3
    assert set(shown) >= {second.pk, far.pk}


def test_a_car_without_price_body_or_code_has_its_family(offer):
    car = offer(price=None, body="", year=None)
    other = offer(price=None)
    assert found(car) == [other.pk]
    (each,) = similar_to(Listing.objects.with_names().get(pk=car.pk))
    assert each.reason == "same family"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"year": 1999, "price": 760_000}, "same family, 2 years older, $300 less"),
        ({"year": 2002, "price": 790_000}, "same family, 1 year newer, same price"),
        ({"year": 2001, "price": 890_000}, "same family, same year, $1,000 more"),
    ],
)
def test_the_reason_is_in_words(offer, facts, words):
    car = offer(year=2001, price=790_000)
    assert reason(car, offer(**facts)) == words


def test_the_reason_names_the_code_before_the_generation(offer, code):
    one, two = code("XA1", "10"), code("XA2", "10")
    car = offer(frame_code=one)
    assert reason(car, offer(frame_code=one)).startswith("same frame code")
    assert reason(car, offer(frame_code=two)).startswith("same generation")
    twin = FamilyFactory(make=MakeFactory(name="Mazda"), name="Scrum")
    assert reason(car, offer(family=twin)).startswith("same body")


def test_cars_and_covers_take_two_statements(offer, django_assert_num_queries):
    car = offer()
    for _n in range(4):
        PhotoFactory(listing=offer())
    car = Listing.objects.with_names().get(pk=car.pk)
    with django_assert_num_queries(2):
        shown = similar_to(car)
        assert [each.car.cover is not None for each in shown] == [True] * 4
        assert all(each.car.title and each.car.seller.name for each in shown)


def test_the_cars_page_shows_them_with_the_way_to_the_family(client, offer):
    car, other = offer(), offer()
    page = client.get(car.get_absolute_url()).content.decode()
    similar = page.split('class="similar')[1]
    assert other.get_absolute_url() in similar
    assert 'href="/kei/suzuki/carry/"' in similar
