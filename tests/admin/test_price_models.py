"""Versions of the price model at the desk: seen by staff, switched by those who may, with a reason."""

import pytest
from django.urls import reverse

from listings.eligibility.clock import legal_today
from listings.pricing import teaching
from listings.pricing.models import ModelSwitch, PriceModel, Renewal
from listings.pricing.standing import standing
from tests.admin.conftest import client_of, staff_with
from tests.pricing import taught

pytestmark = pytest.mark.django_db

LIST = reverse("admin:listings_pricemodel_changelist")


@pytest.fixture
def versions(db):
    """Two versions, of which the later one stands."""
    rows = []
    for _n in range(2):
        taught.sales(20)
        rows.append(teaching.learn(legal_today()))
    return rows


def switch_url(row):
    return reverse("admin:listings_pricemodel_switch", args=[row.pk])


def page_of(client, row):
    return client.get(reverse("admin:listings_pricemodel_change", args=[row.pk])).content.decode()


def test_the_list_tells_what_each_version_learnt_from(desk, versions):
    html = desk.get(LIST).content.decode()
    for row in versions:
        assert row.version in html
    assert str(legal_today()) in html


def test_staff_roll_back_with_a_reason(desk, staff, versions):
    first = versions[0]
    assert "Switch this version on" in page_of(desk, first)
    desk.post(switch_url(first), {"why": "The second is odd", "keeps": "on"})
    assert standing().row == first
    switch = ModelSwitch.objects.first()
    assert (switch.by, switch.why, switch.keeps) == (staff, "The second is odd", True)
    assert "The second is odd" in page_of(desk, first)
    listed = desk.get(reverse("admin:listings_modelswitch_changelist")).content.decode()
    assert "The second is odd" in listed


@pytest.mark.parametrize("why", ["", "   ", "x" * 201])
def test_without_a_usable_reason_nothing_is_switched(desk, versions, why):
    answer = desk.post(switch_url(versions[0]), {"why": why}, follow=True)
    assert answer.status_code == 200
    assert standing().row == versions[1]


def test_a_version_whose_content_is_gone_says_so(desk, versions):
    PriceModel.objects.filter(pk=versions[0].pk).update(content=None)
    answer = desk.post(switch_url(versions[0]), {"why": "back"}, follow=True)
    assert "no longer kept" in answer.content.decode()
    assert standing().row == versions[1]


def test_who_may_only_look_switches_nothing(versions):
    client = client_of(staff_with("view_pricemodel"))
    assert client.get(LIST).status_code == 200
    assert "Switch this version on" not in page_of(client, versions[0])
    assert client.post(switch_url(versions[0]), {"why": "because"}).status_code == 403
    assert standing().row == versions[1]


def test_the_progress_of_a_renewal_is_seen(desk, versions):
    first, second = versions
    Renewal.objects.create(model=first, until=100, last=40)
    Renewal.objects.create(model=second, until=100, last=70)
    html = desk.get(reverse("admin:listings_renewal_changelist")).content.decode()
    assert "Replaced by a newer one at 40%" in html
    assert 'value="70"' in html
