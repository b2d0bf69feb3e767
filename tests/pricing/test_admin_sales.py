"""Prices on the staff's desk: written by hand, read from a file, doubted and kept."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from listings.accounts.models import Act
from listings.pricing import doubts
from listings.pricing.model.model import Suspicious
from listings.pricing.models import Sale
from listings.work.models import StaffTask, WorkItem
from tests.factories import FamilyFactory, SaleFactory

from .test_importing import BEAT, CARRY, file_of

pytestmark = pytest.mark.django_db

LIST, ADD = reverse("admin:listings_sale_changelist"), reverse("admin:listings_sale_add")
FILE = reverse("admin:listings_sale_from_file")


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


def by_hand(**changes):
    return {
        "family": FamilyFactory().pk, "kind": "told", "year": "1999", "price": "6500.00",
        "currency": "USD", "on": "2026-08-03", "on_precision": "day", "source": "a letter",
        "certainty": "medium", **changes,
    }  # fmt: skip


def upload(*rows, button, **changes):
    file = SimpleUploadedFile("sales.csv", file_of(*rows))
    return {
        "file": file, "source": "an auction", "certainty": "low", "currency": "USD", "side": "us",
        button: "", **changes,
    }  # fmt: skip


def test_a_sale_by_hand(desk, staff):
    assert desk.get(ADD).status_code == 200
    assert desk.post(ADD, by_hand()).status_code == 302
    sale = Sale.objects.get()
    assert (sale.price_usd_cents, sale.amount, sale.on) == (650_000, 650_000, date(2026, 8, 3))
    assert (sale.source, sale.certainty) == ("a letter", "medium")
    assert Act.objects.get(verb="added by staff").actor == staff
    assert WorkItem.objects.filter(kind="learn").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("source", ""), ("certainty", ""), ("price", "0"), ("price", ""), ("currency", "JPY"), ("on", "")],
)  # fmt: skip
def test_a_sale_that_says_too_little_is_not_kept(desk, field, value):
    response = desk.post(ADD, by_hand(**{field: value}))
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    assert not Sale.objects.exists()


def test_the_dry_run_shows_each_line_and_writes_nothing(desk):
    bad = CARRY.replace("Carry", "Swift")
    response = desk.post(FILE, upload(CARRY, bad, BEAT, button="look"))
    text = response.content.decode()
    assert "nothing was written" in text
    assert "New: 2." in text
    assert "no single family of that name" in text
    assert not Sale.objects.exists()


def test_applied_the_sales_are_there_once(desk):
    for _time in range(2):
        assert desk.post(FILE, upload(CARRY, BEAT, button="apply")).status_code == 200
    assert Sale.objects.count() == 2
    assert set(Sale.objects.values_list("certainty", flat=True)) == {"low"}


def test_a_file_that_is_none_is_said_at_its_field(desk):
    data = upload(button="apply") | {"file": SimpleUploadedFile("x.csv", b"\x89PNG\r\n\x1a\n")}
    response = desk.post(FILE, data)
    assert response.status_code == 200
    assert "The file has no column" in str(response.context["form"].errors["file"])


@pytest.mark.parametrize("field", ["source", "certainty"])
def test_a_file_needs_a_source_and_how_sure_it_is(desk, field):
    response = desk.post(FILE, upload(CARRY, button="apply", **{field: ""}))
    assert field in response.context["form"].errors
    assert not Sale.objects.exists()


def test_who_may_not_add_sales_does_not_see_the_page(client, user):
    user.is_staff = True
    user.save()
    client.force_login(user)
    assert client.get(FILE).status_code == 403
    assert client.post(FILE, upload(CARRY, button="apply")).status_code == 403
    assert not Sale.objects.exists()


def act(desk, name, *sales):
    data = {"action": name, "_selected_action": [sale.pk for sale in sales]}
    return desk.post(LIST, data, follow=True)


def test_a_suspicious_price_is_listed_and_may_be_used_after_all(desk, staff):
    sale, plain = SaleFactory(), SaleFactory(mileage_km=44_321)
    found = Suspicious(f"sale {sale.pk}", 70_000.0, 7_000.0)
    doubts.doubt(found)
    listed = desk.get(LIST, {"doubt": "suspicious"}).context["cl"].result_list
    assert [row.pk for row in listed] == [sale.pk]
    assert "1 price is used again." in act(desk, "use", sale, plain).content.decode()
    sale.refresh_from_db()
    assert not sale.set_aside
    assert StaffTask.objects.get(key=f"sale {sale.pk}").closed_by == staff
    assert Act.objects.filter(verb="used after all").count() == 1
    doubts.doubt(found)
    sale.refresh_from_db()
    assert not sale.set_aside


def test_a_price_is_set_aside(desk):
    sale = SaleFactory()
    act(desk, "put_aside", sale)
    sale.refresh_from_db()
    assert sale.set_aside
    assert WorkItem.objects.filter(kind="learn").exists()


def test_saved_as_it_was_a_doubted_price_has_been_looked_at(desk, staff):
    sale = SaleFactory()
    doubts.doubt(Suspicious(f"sale {sale.pk}", 70_000.0, 7_000.0))
    page = reverse("admin:listings_sale_change", args=[sale.pk])
    assert desk.get(page).status_code == 200
    assert desk.post(page, {"set_aside": "on"}).status_code == 302
    sale.refresh_from_db()
    assert sale.set_aside
    assert StaffTask.objects.get().closed_by == staff
    assert not Act.objects.exists()
