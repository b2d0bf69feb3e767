"""Papers (N05): what exists, what is missing, what each proves, and what staff have seen."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from listings.accounts.models import Act
from listings.cars import actions
from listings.cars.kinds_of_paper import BY_SLUG, KINDS, kind_of
from listings.cars.models import Listing, Paper
from tests.admin.conftest import client_of, staff_with
from tests.cars.steps import everything, url
from tests.factories import ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db

SAID = {kind.slug: "" for kind in KINDS}


@pytest.fixture
def draft(seller):
    return ListingFactory(seller=seller, status="draft")


@pytest.fixture
def at_home(client, user):
    client.force_login(user)
    return client


def send(client, car, **said):
    car.refresh_from_db()
    data = {**SAID, "why": "", "version": str(car.version), **said}
    return client.post(url(car, "papers"), data)


def standing(car):
    return dict(car.papers.values_list("kind", "state"))


# The kinds ----------------------------------------------------------------------------------------


def test_n05_ac1_each_kind_has_its_names_its_worth_and_its_issuer():
    assert {"export_certificate", "export_deregistration", "translation", "bill_of_lading"} <= set(
        BY_SLUG
    )
    assert len(BY_SLUG) == len(KINDS)
    for kind in KINDS:
        assert kind.name
        assert kind.proves.endswith(".")
        assert kind.issued_by
        assert kind.side in ("jp", "us", "both")
        assert len(kind.slug) <= Paper._meta.get_field("kind").max_length
        assert kind.source or not kind.is_confirmed
        assert kind.name_ja or not kind.comes_from_japan


def test_the_states_words_for_a_paper_are_understood():
    assert kind_of("entry_proof").slug == "entry_summary"
    assert kind_of("translation").slug == "translation"
    assert kind_of("vin_inspection") is None
    assert kind_of("") is None or kind_of("").also == ""


# The seller ---------------------------------------------------------------------------------------


def test_n05_ac2_the_seller_says_of_each_paper_what_there_is(at_home, draft, user):
    page = at_home.get(url(draft, "papers"))
    assert page.status_code == 200
    assert '<span lang="ja">輸出予定届出証明書</span>' in page.content.decode()
    answer = send(
        at_home,
        draft,
        export_certificate="original",
        translation="claimed",
        bill_of_lading="missing",
        bond_release="not_needed",
        why="It came in by its age.",
    )
    assert answer.headers["Location"] == url(draft, "price")
    assert standing(draft) == {
        "export_certificate": "original",
        "translation": "claimed",
        "bill_of_lading": "missing",
        "bond_release": "not_needed",
    }
    paper = draft.papers.get(kind="bond_release")
    assert (paper.why, paper.said_by) == ("It came in by its age.", user)
    again = at_home.get(url(draft, "papers")).context["form"]
    assert again["translation"].value() == "claimed"
    assert again["why"].value() == "It came in by its age."


def test_nothing_must_be_said(at_home, draft):
    assert send(at_home, draft).status_code == 302
    assert not Paper.objects.exists()


def test_what_was_said_can_be_taken_back(at_home, draft):
    send(at_home, draft, translation="original")
    send(at_home, draft)
    assert standing(draft) == {}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"bond_release": "not_needed"}, "why"),
        ({"bond_release": "not_needed", "why": "   "}, "why"),
        ({"translation": "burnt"}, "translation"),
        ({"translation": "x" * 10_000}, "translation"),
        ({"translation": "original", "why": "x" * 201}, "why"),
    ],
)
def test_a_wrong_answer_is_said_at_its_field_and_changes_nothing(at_home, draft, typed, field):
    before = everything()
    answer = send(at_home, draft, **typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert everything() == before
    assert not Paper.objects.exists()


def test_a_second_window_is_noticed(at_home, draft):
    opened_on = draft.version
    send(at_home, draft, translation="original")
    answer = send(at_home, draft, translation="missing", version=str(opened_on))
    assert answer.status_code == 422
    assert "I have the original" in str(answer.context["form"].errors["translation"])
    assert standing(draft) == {"translation": "original"}


def test_a_stranger_says_nothing_of_other_peoples_papers(client, stranger, draft):
    SellerFactory(owner=stranger)
    client.force_login(stranger)
    assert send(client, draft, translation="original").status_code == 404
    assert not Paper.objects.exists()


def test_a_car_that_is_sold_keeps_its_papers_as_they_were(at_home, draft):
    Listing.objects.filter(pk=draft.pk).update(status="sold", listed_at=datetime.now(UTC))
    assert send(at_home, draft, translation="original").status_code == 422
    assert not Paper.objects.exists()


# Staff --------------------------------------------------------------------------------------------


@pytest.fixture
def seen(draft, user, staff):
    """A translation that staff have seen."""
    actions.state_papers(draft, {"translation": "original"}, by=user)
    paper = draft.papers.get()
    assert actions.see_paper(paper, by=staff)
    return paper


def test_n05_ac2_staff_mark_a_paper_as_seen_on_the_page_of_the_car(draft, user, staff):
    actions.state_papers(draft, {"translation": "original", "bill_of_sale": "missing"}, by=user)
    paper, missing = draft.papers.get(kind="translation"), draft.papers.get(kind="bill_of_sale")
    desk = client_of(staff)
    page = desk.get(reverse("admin:listings_listing_change", args=[draft.pk])).content.decode()
    assert reverse("admin:listings_listing_paper", args=[draft.pk, paper.pk]) in page
    assert reverse("admin:listings_listing_paper", args=[draft.pk, missing.pk]) not in page
    for one in (paper, missing):
        desk.post(reverse("admin:listings_listing_paper", args=[draft.pk, one.pk]))
        one.refresh_from_db()
    assert (paper.seen_by, bool(paper.seen_on)) == (staff, True)
    assert missing.seen_on is None, "what is missing cannot be seen"
    act = Act.objects.get(verb="paper seen")
    assert (act.actor, act.after) == (staff, {"paper": "translation"})


def test_seeing_it_twice_is_once(seen, staff):
    assert not actions.see_paper(seen, by=staff)
    assert Act.objects.filter(verb="paper seen").count() == 1


def test_who_may_only_look_marks_nothing(draft, user):
    actions.state_papers(draft, {"translation": "original"}, by=user)
    looker = client_of(staff_with("view_listing"))
    address = reverse("admin:listings_listing_paper", args=[draft.pk, draft.papers.get().pk])
    assert looker.post(address).status_code == 403
    assert draft.papers.get().seen_on is None


def test_a_changed_answer_must_be_seen_anew_and_an_unchanged_one_not(seen, draft, user):
    actions.state_papers(draft, {"translation": "original", "bill_of_sale": "claimed"}, by=user)
    seen.refresh_from_db()
    assert seen.seen_on
    actions.state_papers(draft, {"translation": "claimed"}, by=user)
    seen.refresh_from_db()
    assert (seen.seen_on, seen.seen_by) == (None, None)
