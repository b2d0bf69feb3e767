"""The walks over all cars at the desk: seen by staff, ordered by those who may, with a reason."""

import pytest
from django.urls import reverse

from listings.accounts.models import Act
from listings.cars import rechecking
from listings.cars.models import Recheck
from listings.work.draining import drain_kind
from listings.work.models import WorkItem
from tests.admin.conftest import client_of, staff_with
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:listings_recheck_changelist")
ORDER = reverse("admin:listings_recheck_order")


def test_the_list_tells_how_far_each_walk_is(desk, car, monkeypatch):
    rechecking.notice_changed_rules()
    html = desk.get(LIST).content.decode()
    assert "The first look at all listings" in html
    assert 'value="0"' in html
    drain_kind("recheck")
    html = desk.get(LIST).content.decode()
    assert 'value="100"' in html
    assert "Keiport" in html


def test_a_walk_that_was_replaced_says_so(desk, car):
    rechecking.notice_changed_rules()
    rechecking.order_recheck("again")
    assert "Replaced by a newer one at 0%" in desk.get(LIST).content.decode()


def test_staff_order_one_with_a_reason(desk, staff):
    ListingFactory()
    desk.post(ORDER, {"reason": "Ohio's rule was read wrongly"})
    walk = Recheck.objects.get()
    assert (walk.reason, walk.ordered_by) == ("Ohio's rule was read wrongly", staff)
    assert WorkItem.objects.waiting().filter(kind="recheck", subject_id=walk.pk).exists()
    act = Act.objects.get(object_kind="recheck")
    assert (act.actor, act.reason) == (staff, "Ohio's rule was read wrongly")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_without_a_usable_reason_nothing_is_ordered(desk, reason):
    answer = desk.post(ORDER, {"reason": reason}, follow=True)
    assert answer.status_code == 200
    assert not Recheck.objects.exists()


def test_who_may_only_look_orders_nothing(db):
    client = client_of(staff_with("view_recheck"))
    page = client.get(LIST)
    assert page.status_code == 200
    assert "Judge all cars again" not in page.content.decode()
    assert client.post(ORDER, {"reason": "because"}).status_code == 403
    assert not Recheck.objects.exists()


def test_strangers_are_led_to_the_door(client):
    assert client.post(ORDER, {"reason": "because"}).status_code == 302
    assert not Recheck.objects.exists()
