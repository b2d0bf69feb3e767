"""What holds for every page of the desk, whichever room it comes from."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from listings.accounts.models import Act
from listings.catalogue.models import FrameCode, Make
from marketplace.desk import COUNTED, CappedPaginator
from tests.admin.conftest import client_of, staff_with
from tests.factories import ListingFactory, SellerFactory

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model.__name__)
every_page = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
# Who may change what by a form; everything else is for looking.
BY_FORM = {
    "User": {"change"},
    "Group": {"add", "change", "delete"},
    "Make": {"add", "change"},
    "Family": {"add", "change"},
    "FrameCode": {"add", "change"},
    "SerialBlock": {"add", "change"},
    "NotKei": {"add", "change"},
    "Rebadge": {"add", "change"},
    "ExchangeRate": {"add", "change"},
    "Sale": {"add", "change"},
    "StateRule": {"add"},
    "Rate": {"add", "change"},
}


def list_of(model, query=""):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + query


def whole_counts(queries):
    """Statements that count rows without an end."""
    return [
        query["sql"]
        for query in queries
        if re.search(r"COUNT\(", query["sql"]) and not re.search(r"LIMIT \d+\)", query["sql"])
    ]


@every_page
def test_list_opens_without_counting_a_whole_table(desk, model):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = desk.get(list_of(model))
    assert answer.status_code == 200
    assert whole_counts(queries.captured_queries) == []
    assert len(queries) <= 12


@every_page
@pytest.mark.parametrize("query", ["?q=x", "?q=7", "?p=99", "?o=-1.2", "?_facets=1", "?all="])
def test_list_takes_odd_addresses_without_counting_a_whole_table(desk, model, query):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(list_of(model, query)).status_code in {200, 302}
    assert whole_counts(queries.captured_queries) == []


@every_page
def test_only_the_named_pages_write_by_a_form(rf, staff, model):
    request = rf.get("/")
    request.user = staff
    page = admin.site.get_model_admin(model)
    allowed = {
        "add": page.has_add_permission(request),
        "change": page.has_change_permission(request),
        "delete": page.has_delete_permission(request),
    }
    assert {name for name, yes in allowed.items() if yes} == BY_FORM.get(model.__name__, set())


@pytest.mark.parametrize(
    "model", [model for model in MODELS if "add" not in BY_FORM.get(model.__name__, ())]
)
def test_a_page_for_looking_refuses_to_add(desk, model):
    rows = model.objects.count()
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    assert desk.post(url, {}).status_code == 403
    assert model.objects.count() == rows


def test_the_address_cannot_ask_for_another_order(desk):
    with CaptureQueriesContext(connection) as queries:
        desk.get(list_of(FrameCode, "?o=-7"))
    assert not any('ORDER BY "listings_framecode"."source"' in q["sql"] for q in queries)


def test_paginator_counts_up_to_its_cap():
    SellerFactory.create_batch(3)
    few = CappedPaginator(Make.objects.all(), 2)
    assert few.count == Make.objects.count()
    assert not few.is_capped


def test_paginator_says_that_there_are_more(monkeypatch):
    ListingFactory.create_batch(4, seller=SellerFactory())
    monkeypatch.setattr("marketplace.desk.COUNTED", 3)
    listings = ListingFactory._meta.model.objects.order_by("pk")
    paginator = CappedPaginator(listings, 2)
    assert (paginator.count, paginator.num_pages) == (3, 2)
    assert paginator.is_capped
    assert COUNTED >= 1_000


def test_a_saved_form_is_in_the_audit_with_its_values(desk, staff):
    make = Make.objects.get(name="Suzuki")
    url = reverse("admin:listings_make_change", args=[make.pk])
    data = {"name": "Suzuki", "name_ja": "鈴木", "slug": "suzuki", "aliases": "Maruti"}
    assert desk.post(url, data).status_code == 302
    act = Act.objects.get(object_kind="make")
    assert (act.verb, act.object_id, act.actor) == ("changed by staff", make.pk, staff)
    assert act.before == {"name_ja": make.name_ja, "aliases": make.aliases}
    assert act.after == {"name_ja": "鈴木", "aliases": ["Maruti"]}


def test_a_form_saved_unchanged_leaves_no_act(desk):
    make = Make.objects.get(name="Suzuki")
    data = {
        "name": make.name,
        "name_ja": make.name_ja,
        "slug": make.slug,
        "aliases": ",".join(make.aliases),
    }
    url = reverse("admin:listings_make_change", args=[make.pk])
    assert desk.post(url, data).status_code == 302
    assert not Act.objects.exists()


def test_history_leads_to_the_audit(desk):
    answer = desk.get(reverse("admin:listings_make_history", args=[3]))
    assert answer.url == reverse("admin:listings_act_changelist") + "?q=make+3"


def test_first_page_shows_what_waits_and_the_rooms(desk, waiting):
    page = desk.get(reverse("admin:index"))
    piles = {str(pile.label): pile.count for pile in page.context["waiting"]}
    # The sixth, rules to check, grows by itself with the days.
    assert len(piles) == 7
    assert piles["cars to review"] == "1"
    for nothing in (
        "dealers to verify",
        "state rules to approve",
        "answers to compare with the rule",
        "pieces of work given up",
    ):
        assert piles[nothing] == "0"
    rooms = [str(room["name"]) for room in page.context["app_list"]]
    assert rooms[:4] == ["Cars", "Sellers", "Conversations", "People and audit"]


def test_first_page_shows_only_what_the_person_may_see(db):
    client = client_of(staff_with("view_seller"))
    page = client.get(reverse("admin:index"))
    assert [pile.label for pile in page.context["waiting"]] == ["dealers to verify"]
    names = [entry["object_name"] for room in page.context["app_list"] for entry in room["models"]]
    assert names == ["Seller"]
    assert client.get(list_of(ListingFactory._meta.model)).status_code == 403


def test_visitor_is_sent_to_the_sites_own_door(client):
    page = client.get(reverse("admin:index"), follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["index", "login", "listings_listing_changelist"])
def test_who_is_no_staff_does_not_get_in(client, user, name):
    client.force_login(user)
    assert client.get(reverse(f"admin:{name}"), follow=True).status_code == 403
