"""Rates with their versions, and bills that wait, on the staff's desk."""

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from listings.accounts.models import Act
from listings.landed import actions
from listings.landed.book import COLUMNS
from listings.landed.models import Bill, Rate
from listings.work.models import StaffTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(staff):
    client = Client()
    client.force_login(staff)
    return client


@pytest.fixture
def hmf(db):
    return Rate.objects.get(kind="hmf")


@pytest.fixture
def bill(user):
    return Bill.objects.create(
        inputs={"price": "5000"},
        rule_version="x",
        low_usd_cents=1,
        mid_usd_cents=2,
        high_usd_cents=3,
        paid_usd_cents=4,
        reported_by=user,
    )


def url_of(row, act="change"):
    return reverse(f"admin:listings_{row._meta.model_name}_{act}", args=[row.pk])


def told(rate, **changes):
    values = {**model_to_dict(rate, fields=COLUMNS), **changes}
    return {name: "" if value is None else value for name, value in values.items()}


def test_a_change_ends_the_version_and_publishes_the_next(desk, staff, hmf):
    answer = desk.post(url_of(hmf), told(hmf, likely="0.0013", high="0.0013"))
    assert answer.status_code == 302
    old, new = Rate.objects.filter(kind="hmf").order_by("version")
    assert (old.pk, f"{old.likely:f}") == (hmf.pk, "0.001250")
    assert old.replaced_at is not None
    assert (new.version, f"{new.likely:f}", new.checked_by) == (2, "0.001300", staff)
    act = Act.objects.get()
    assert (act.verb, act.object_id, act.actor) == ("rate replaced", new.pk, staff)
    assert act.before["likely"] == "0.001250"
    assert act.after == {"likely": "0.0013", "high": "0.0013"}


def test_saving_without_a_change_publishes_nothing(desk, hmf):
    assert desk.post(url_of(hmf), told(hmf)).status_code == 302
    assert Rate.objects.filter(kind="hmf").count() == 1
    assert not Act.objects.exists()


def test_a_replaced_version_is_there_to_be_read_only(desk, hmf):
    desk.post(url_of(hmf), told(hmf, likely="0.0013", high="0.0013"))
    assert desk.get(url_of(hmf)).status_code == 200
    assert desk.post(url_of(hmf), told(hmf, likely="0.0014", high="0.0014")).status_code == 403
    assert Rate.objects.filter(kind="hmf").count() == 2


def test_two_colleagues_cannot_replace_the_same_version(staff, hmf):
    actions.replace_rate(hmf, hmf, by=staff)
    with pytest.raises(actions.StaleRateError):
        actions.replace_rate(hmf, hmf, by=staff)


@pytest.mark.parametrize(
    "changes",
    [
        {"low": "5"},
        {"likely": "-1", "low": "-1"},
        {"valid_from": "2026-02-01", "valid_to": "2026-01-01"},
        {"source": ""},
        {"checked_on": ""},
        {"kind": ""},
    ],
)
def test_a_rate_that_makes_no_sense_is_refused_in_words(desk, hmf, changes):
    answer = desk.post(url_of(hmf), told(hmf, **changes))
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors
    assert Rate.objects.filter(kind="hmf").count() == 1


def test_a_new_period_is_added_with_its_author(desk, staff, hmf):
    answer = desk.post(
        reverse("admin:listings_rate_add"), told(hmf, valid_from="2027-01-01", likely="0.00125")
    )
    assert answer.status_code == 302
    added = Rate.objects.get(kind="hmf", valid_from="2027-01-01")
    assert (added.checked_by, added.version) == (staff, 1)
    assert Act.objects.get().verb == "rate added"


def test_the_versions_and_what_differs_stand_on_the_page(desk, hmf):
    desk.post(url_of(hmf), told(hmf, likely="0.0013", high="0.0013"))
    text = desk.get(url_of(Rate.objects.current().get(kind="hmf"))).content.decode()
    assert "<del>0.001250</del> <ins>0.001300</ins>" in text


def test_n04_ac5_the_list_shows_what_expired_or_soon_will(desk):
    listed = reverse("admin:listings_rate_changelist")
    due = desk.get(listed, {"validity": "ended"}).context["cl"].result_list
    assert sorted((rate.kind, rate.entry) for rate in due) == [
        ("exchange", ""),
        ("mpf", "formal"),
        ("mpf", "informal"),
    ]
    assert "Harbor maintenance fee" in desk.get(listed, {"kind": "hmf"}).content.decode()
    assert desk.get(listed, {"validity": "replaced"}).status_code == 200
    assert desk.get(listed, {"validity": "all"}).status_code == 200


def test_accepting_a_bill_lets_it_count_once(desk, bill):
    assert 'class="act-main"' in desk.get(url_of(bill)).content.decode()
    for _press in range(2):
        assert desk.post(url_of(bill, "accept")).status_code == 302
    bill.refresh_from_db()
    assert bill.accepted_at is not None
    assert [act.verb for act in Act.objects.all()] == ["bill accepted"]
    assert 'class="act-main"' not in desk.get(url_of(bill)).content.decode()


def test_a_refused_bill_is_gone_and_an_accepted_one_stays(desk, bill):
    desk.post(url_of(bill, "accept"))
    desk.post(url_of(bill, "refuse"))
    assert Bill.objects.exists()
    Bill.objects.update(accepted_at=None)
    desk.post(url_of(bill, "refuse"))
    assert not Bill.objects.exists()
    assert Act.objects.filter(verb="bill refused").exists()


@pytest.mark.parametrize("act", ["accept", "refuse"])
def test_only_those_who_may_decide_on_bills(client, user, bill, act):
    assert client.post(url_of(bill, act)).status_code == 302
    client.force_login(user)
    assert client.post(url_of(bill, act)).status_code == 302
    user.is_staff = True
    user.save()
    assert client.post(url_of(bill, act)).status_code == 403
    assert Bill.objects.filter(accepted_at=None).count() == 1


def test_bills_can_be_listed(desk, bill):
    listed = reverse("admin:listings_bill_changelist")
    for stand in ("", "waiting", "accepted"):
        assert desk.get(listed, {"stand": stand} if stand else {}).status_code == 200


@pytest.mark.parametrize(("paid", "asked"), [(1, 0), (3, 0), (4, 1)])
def test_n04_ac5_a_bill_outside_the_told_range_asks_staff_why(bill, staff, paid, asked):
    Bill.objects.filter(pk=bill.pk).update(paid_usd_cents=paid)
    bill.refresh_from_db()
    assert actions.accept_bill(bill, by=staff)
    assert StaffTask.objects.filter(key=f"bill {bill.pk}").count() == asked
