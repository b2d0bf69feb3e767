"""A seller's public page: what is for sale there, what was checked, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from listings.eligibility.clock import legal_today
from tests.factories import ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db


def test_a_seller_shows_the_cars_for_sale_and_no_other(client):
    seller = SellerFactory(name="Kei Garage")
    ListingFactory(seller=seller, grade="OFFERED")
    for status in ("draft", "in_review", "sold", "ended", "removed"):
        ListingFactory(seller=seller, status=status, grade="HIDDEN")
    ListingFactory(grade="ELSEWHERE")
    answer = client.get(seller.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "OFFERED" in page
    assert "1 car" in page
    assert "HIDDEN" not in page
    assert "ELSEWHERE" not in page


@pytest.mark.parametrize(("expires_in", "shown"), [(None, True), (0, True), (-1, False)])
def test_a_licence_that_ran_out_shows_no_badge(client, expires_in, shown):
    day = None if expires_in is None else legal_today() + timedelta(days=expires_in)
    seller = SellerFactory(verified_at=timezone.now(), licence_expires_on=day)
    answer = client.get(seller.get_absolute_url())
    assert answer.context["is_verified"] is shown


def test_an_unknown_seller_is_404(client):
    assert client.get("/dealers/nobody/").status_code == 404


@pytest.mark.parametrize("page", ["2", "0", "abc", "9" * 30])
def test_an_odd_page_still_answers(client, page):
    seller = SellerFactory()
    assert client.get(seller.get_absolute_url(), {"page": page}).status_code == 200


def test_a_sellers_page_costs_the_same_however_many_cars(client, django_assert_max_num_queries):
    seller = SellerFactory()
    ListingFactory.create_batch(12, seller=seller)
    with django_assert_max_num_queries(6):
        client.get(seller.get_absolute_url())
