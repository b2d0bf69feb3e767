"""The page of all kinds of paper (N05 AC1): names, worth, and a picture drawn by us."""

import re

import pytest

from listings.cars import actions
from listings.cars.kinds_of_paper import KINDS
from listings.cars.paper_samples import SAMPLES
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    answer = client.get("/papers/")
    assert answer.status_code == 200
    return answer.content.decode()


def part(page, slug):
    return re.search(
        rf'<article class="panel paper-kind" id="{slug}">.*?</article>', page, re.DOTALL
    )[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_n05_ac1_each_kind_has_names_worth_and_a_picture_drawn_by_us(page, kind):
    said = part(page, kind.slug)
    assert "Sample, drawn by us" in said
    assert 'role="img" aria-label="Sample of' in said
    assert kind.name_ja in said
    assert "What it proves:" in said


def test_n05_ac1_the_criterions_papers_are_all_there():
    assert {
        "export_certificate", "export_deregistration", "translation", "bill_of_lading",
        "bill_of_sale", "entry_summary", "safety_declaration", "emissions_declaration",
        "bond_release", "auction_sheet", "inspection_certificate", "number_plates", "keys",
        "state_title",
    } <= {kind.slug for kind in KINDS}  # fmt: skip


def test_every_kind_has_its_sample_and_no_other_has_one():
    assert set(SAMPLES) == {kind.slug for kind in KINDS}


def test_states_of_which_a_source_says_so_are_named(page):
    assert 'href="/us/tx/"' in part(page, "translation")
    assert "/us/" not in part(page, "keys")


def test_what_no_source_says_is_not_confirmed(page):
    assert "Not confirmed." in part(page, "keys")
    assert "Not confirmed." not in part(page, "export_certificate")


def test_a_cars_list_of_papers_leads_there(client, seller, user):
    car = ListingFactory(seller=seller)
    actions.state_papers(car, {"keys": "original"}, by=user)
    text = client.get(car.get_absolute_url()).content.decode()
    assert 'href="/papers/#keys"' in text
    assert 'href="/papers/#translation"' in text
