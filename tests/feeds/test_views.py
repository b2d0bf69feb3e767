"""The pages of the import: who may, what they show, and what a second click does."""

import csv
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from listings.cars.models import Listing
from listings.dealers.models import Membership
from listings.feeds.models import ColumnMapping, FeedRun
from listings.work.draining import drain_kind
from tests.factories import SellerFactory, UserFactory
from tests.feeds.conftest import shortly
from tests.feeds.making import as_csv, row

pytestmark = pytest.mark.django_db
ROLES = ("owner", "manager", "sales")
MAY = {"owner", "manager"}


def upload(client, seller, data, name="stock.csv", **more):
    file = SimpleUploadedFile(name, data)
    return client.post("/dealer/import/", {"dealer": seller.slug, "file": file, **more})


def work():
    while drain_kind("feed"):
        continue


@pytest.fixture
def signed_in(client, seller):
    client.force_login(seller.memberships.get().user)
    return client


def test_a_file_is_checked_then_applied_and_both_survive_a_reload(signed_in, seller):
    answer = upload(signed_in, seller, as_csv([row(1), row(2), row(3, price="ask")]))
    run = FeedRun.objects.get()
    assert answer.headers["Location"] == f"/dealer/import/{run.pk}/"
    assert "Being checked" in signed_in.get(answer.headers["Location"]).text
    work()
    page = signed_in.get(f"/dealer/import/{run.pk}/").text
    assert "E401" in page
    assert "Apply the file" in page
    assert not Listing.objects.exists()
    for _click in range(2):
        signed_in.post(f"/dealer/import/{run.pk}/", {"act": "apply"})
    work()
    run.refresh_from_db()
    assert (run.state, shortly(run)) == ("complete", {"new": 2, "refused": 1})
    page = signed_in.get(f"/dealer/import/{run.pk}/").text
    assert "Apply the file" not in page
    assert "2 cars are drafts still" in page
    assert "stock.csv" in signed_in.get("/dealer/import/").text


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "a.csv", "empty"),
        (b"\x89PNG\r\n", "a.csv", "picture"),
        (b"nothing,known\n1,2\n", "a.csv", "stock_no"),
        (b"PK\x03\x04", "a.xlsx", "workbook"),
    ],
)
def test_what_is_no_table_is_refused_at_its_field(signed_in, seller, data, name, word):
    answer = upload(signed_in, seller, data, name)
    assert answer.status_code == 422
    assert word in answer.text
    assert not FeedRun.objects.exists()


def test_strange_columns_are_mapped_once_and_remembered(signed_in, seller):
    strange = [{"nummer": one.pop("stock_no"), **one} for one in (row(1), row(2))]
    upload(signed_in, seller, as_csv(strange))
    work()
    run = FeedRun.objects.get()
    page = signed_in.get(f"/dealer/import/{run.pk}/").text
    assert "nummer" in page
    signed_in.post(f"/dealer/import/{run.pk}/", {"act": "map", "column0": "stock_no"})
    work()
    run.refresh_from_db()
    assert (run.state, shortly(run)) == ("ready", {"new": 2})
    upload(signed_in, seller, as_csv(strange))
    work()
    assert FeedRun.objects.first().state == "ready"
    assert ColumnMapping.objects.get().column == "stock_no"


def test_refused_rows_come_back_as_a_file_to_correct(signed_in, seller):
    rows = [row(1), row(2, price="ask", text_en="=1+1")]
    upload(signed_in, seller, as_csv(rows))
    work()
    run = FeedRun.objects.get()
    text = signed_in.get(f"/dealer/import/{run.pk}/errors.csv").text
    found = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [one["stock_no"] for one in found] == ["K-1002"]
    assert found[0]["errors"].startswith("E401 price:")
    assert found[0]["text_en"] == "'=1+1"


def test_too_many_endings_want_a_tick(signed_in, seller, send):
    send([row(n) for n in range(20)])
    upload(signed_in, seller, as_csv([row(1)]), ends_missing="on")
    work()
    run = FeedRun.objects.first()
    address = f"/dealer/import/{run.pk}/"
    assert "19 cars are not in the file" in signed_in.get(address).text
    signed_in.post(address, {"act": "apply"})
    work()
    assert not Listing.objects.filter(status="ended").exists()
    signed_in.post(address, {"act": "apply", "is_meant": "yes"})
    work()
    assert Listing.objects.filter(status="ended").count() == 19


@pytest.mark.parametrize("role", ROLES)
def test_owner_and_manager_import_sales_do_not(client, seller, send, role):
    run = send([row(1)], dry_run=True)
    person = seller.memberships.get(role="owner").user
    if role != "owner":
        person = UserFactory()
        Membership.objects.create(seller=seller, user=person, role=role)
    client.force_login(person)
    expected = 200 if role in MAY else 404
    for address in (
        "/dealer/import/",
        f"/dealer/import/{run.pk}/",
        f"/dealer/import/{run.pk}/errors.csv",
        "/dealer/export.csv",
    ):
        assert client.get(address).status_code == expected, address
    client.post(f"/dealer/import/{run.pk}/", {"act": "apply"})
    upload(client, seller, as_csv([row(2)]))
    run.refresh_from_db()
    assert (run.state == "applying") == (role in MAY)
    assert FeedRun.objects.count() == (2 if role in MAY else 1)


@pytest.mark.parametrize("kind", ["buyer", "collector", "another dealer", "nobody"])
def test_strangers_find_nothing(client, seller, send, kind):
    run = send([row(1)], dry_run=True)
    if kind != "nobody":
        person = UserFactory()
        if kind != "buyer":
            SellerFactory(owner=person, kind="collector" if kind == "collector" else "dealer")
        client.force_login(person)
    for address in (f"/dealer/import/{run.pk}/", f"/dealer/import/{run.pk}/errors.csv"):
        for answer in (client.get(address), client.post(address, {"act": "apply"})):
            assert answer.status_code in ((302,) if kind == "nobody" else (404, 405))
    assert client.get(f"/dealer/export.csv?dealer={seller.slug}").status_code in (302, 404)
    upload(client, seller, as_csv([row(2)]))
    run.refresh_from_db()
    assert run.state == "ready"
    assert FeedRun.objects.filter(seller=seller).count() == 1
