"""What buyers read of a car's papers (N05, N08): what is there, what lacks, what staff have seen."""

import pytest
from django.template.loader import render_to_string

from listings.cars import actions
from listings.cars.kinds_of_paper import BY_SLUG, KINDS
from listings.cars.models import Listing
from listings.cars.showing import papers_for
from listings.states.files import papers_asked
from tests.factories import ClaimFactory, ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(seller):
    return ListingFactory(seller=seller, status="draft")


@pytest.fixture
def seen(draft, user, staff):
    """A translation that staff have seen."""
    actions.state_papers(draft, {"translation": "original"}, by=user)
    paper = draft.papers.get()
    assert actions.see_paper(paper, by=staff)
    return paper


def panel(car, **more):
    return papers_for(car, list(car.claims.standing()), **more)


def test_without_a_state_the_general_set_counts_and_is_called_not_confirmed(draft, user):
    actions.state_papers(draft, {"translation": "original", "bill_of_sale": "missing"}, by=user)
    asked = panel(draft).asked
    general = [kind for kind in KINDS if kind.is_general]
    assert (asked.there, asked.of, asked.is_confirmed) == (1, len(general), False)


def test_n05_ac3_with_a_state_its_own_papers_are_counted(draft, user):
    words = [asked.paper for asked in papers_asked("TX")]
    assert "entry_proof" in words
    actions.state_papers(draft, {"translation": "original", "entry_summary": "missing"}, by=user)
    asked = panel(draft, state_name="Texas", asked=words).asked
    assert (asked.there, asked.of, asked.is_confirmed) == (1, 3, True)
    assert {paper.kind.slug for paper in asked.lacking} == {"entry_summary", "export_certificate"}


def test_what_the_seller_calls_not_needed_the_office_still_asks_for(draft, user):
    said = {"translation": "not_needed"}
    actions.state_papers(draft, said, by=user, why="All in English")
    asked = panel(draft, state_name="Texas", asked=["translation"]).asked
    assert (asked.there, asked.of) == (0, 1)


def test_silence_is_no_count(draft):
    html = drawn(draft)
    assert "has not said yet which papers" in html
    assert "0 of" not in html


@pytest.mark.parametrize("asked", [None, [], ["vin_inspection"]])
def test_a_state_of_which_nothing_is_known_confirms_nothing(draft, user, asked):
    actions.state_papers(draft, {"translation": "missing"}, by=user)
    found = panel(draft, state_name="Ohio", asked=asked).asked
    assert not found.is_confirmed
    assert "not confirmed" in drawn(draft, state_name="Ohio", asked=asked)


def drawn(car, **more):
    return " ".join(render_to_string("cars/_papers.html", {"papers": panel(car, **more)}).split())


def test_n05_the_panel_says_what_there_is_what_lacks_and_what_each_proves(draft, user, seen):
    actions.state_papers(draft, {"bond_release": "not_needed"}, by=user, why="It came by its age")
    html = drawn(draft, state_name="Texas", asked=["translation", "entry_proof"])
    assert "1 of the 2 papers that Texas asks for" in html
    assert "Lacking: Customs entry summary (CBP 7501)" in html
    assert '<span lang="ja">輸出予定届出証明書</span>' in html
    assert "copy seen by staff on" in html
    assert "not needed: It came by its age" in html
    assert BY_SLUG["export_certificate"].proves in html


def test_a_car_in_japan_lacks_no_paper_of_an_entry(draft):
    Listing.objects.filter(pk=draft.pk).update(side="jp")
    draft.refresh_from_db()
    assert "7501" not in drawn(draft)


def test_the_panel_costs_one_statement(draft, user, django_assert_num_queries):
    actions.state_papers(draft, {"translation": "original"}, by=user)
    claims = list(draft.claims.standing())
    with django_assert_num_queries(1):
        papers_for(draft, claims, state_name="Texas", asked=["translation"])


def test_what_a_seller_wrote_is_no_markup(draft, user):
    actions.state_papers(draft, {"bond_release": "not_needed"}, by=user, why="<b onclick=x>")
    assert "<b onclick" not in drawn(draft)


# Entry papers seen --------------------------------------------------------------------------------


def test_n08_ac3_the_badge_stands_only_when_staff_saw_an_entry_paper(draft, user, staff):
    claim = ClaimFactory(listing=draft, kind="entry", value="2025-08")
    assert panel(draft).entry.badge is None
    assert "staff have seen no customs paper" in drawn(draft)
    actions.check_claim(claim, by=staff)
    html = drawn(draft)
    assert "Entry papers seen" in html
    assert "Staff have seen the customs papers of its entry" in html
    assert "August 2025" in html


def test_n08_ac3_a_7501_that_staff_saw_is_enough(draft, user, staff):
    actions.state_papers(draft, {"entry_summary": "claimed"}, by=user)
    assert panel(draft).entry is None
    actions.see_paper(draft.papers.get(), by=staff)
    assert panel(draft).entry.badge.label == "Entry papers seen"


@pytest.mark.parametrize("status", ["was_not", "was_eligible", "cannot_tell", ""])
def test_n08_ac2_nobody_is_accused_in_public(draft, status):
    ClaimFactory(listing=draft, kind="entry", value="2025-06")
    Listing.objects.filter(pk=draft.pk).update(entry_status=status)
    draft.refresh_from_db()
    html = drawn(draft)
    assert "not yet" not in html
    assert ("it was old enough on that day" in html) == (status in ("was_eligible", "cannot_tell"))
