"""The smaller rooms of the desk: work, letters, catalogue, prices, conversations."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from listings.accounts.models import Act
from listings.catalogue.decoding import decode
from listings.catalogue.models import FrameCode, NotKei
from listings.inquiries.models import Message, Thread
from listings.letters.models import Letter
from listings.pricing.models import ExchangeRate
from listings.work.models import WorkItem
from tests.admin.conftest import client_of, staff_with
from tests.factories import SaleFactory

pytestmark = pytest.mark.django_db


def list_of(name):
    return reverse(f"admin:listings_{name}_changelist")


def page_of(row):
    return reverse(f"admin:listings_{row._meta.model_name}_change", args=[row.pk])


def shown(answer):
    return set(answer.context["cl"].result_list)


@pytest.fixture
def items(db):
    now = timezone.now()
    return {
        "dead": WorkItem.objects.create(kind="price", subject_id=1, dead_at=now, attempts=8),
        "due": WorkItem.objects.create(kind="price", subject_id=2),
        "held": WorkItem.objects.create(
            kind="photo", subject_id=2, lease_until=now + timedelta(hours=1)
        ),
        "done": WorkItem.objects.create(kind="letter", subject_id=4, done_rev=1),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"dead", "due", "held", "done"}),
        ({"state": "dead"}, {"dead"}),
        ({"state": "due"}, {"due"}),
        ({"state": "waiting"}, {"due", "held"}),
        ({"kind": "price"}, {"dead", "due"}),
        ({"kind": "price", "state": "due"}, {"due"}),
        ({"q": "2"}, {"due", "held"}),
        ({"q": "two"}, set()),
        ({"q": "9" * 40}, set()),
    ],
)
def test_work_is_found_by_kind_state_and_subject(desk, items, query, names):
    assert shown(desk.get(list_of("workitem"), query)) == {items[name] for name in names}


def try_again(client, *chosen):
    data = {"action": "try_again", "_selected_action": [item.pk for item in chosen]}
    return client.post(list_of("workitem"), data)


def test_given_up_work_is_tried_again_and_audited(desk, staff, items):
    try_again(desk, items["dead"], items["done"])
    dead = WorkItem.objects.get(pk=items["dead"].pk)
    assert (dead.dead_at, dead.attempts) == (None, 0)
    act = Act.objects.get()
    assert (act.verb, act.object_id, act.actor) == ("tried again", dead.pk, staff)
    assert WorkItem.objects.get(pk=items["done"].pk).done_rev == 1


def test_who_may_only_look_cannot_try_again(items):
    client = client_of(staff_with("view_workitem"))
    assert client.get(list_of("workitem")).status_code == 200
    try_again(client, items["dead"])
    assert WorkItem.objects.get(pk=items["dead"].pk).dead_at
    assert not Act.objects.exists()


@pytest.fixture
def letter(db):
    return Letter.objects.create(
        key="k", recipient="a@example.org", sender="s", subject="Reset", text="the secret link"
    )


def test_text_of_an_unsent_letter_is_for_superusers(desk, letter):
    assert "the secret link" in desk.get(page_of(letter)).content.decode()
    clerk = client_of(staff_with("view_letter"))
    page = clerk.get(page_of(letter))
    assert page.status_code == 200
    assert "the secret link" not in page.content.decode()


@pytest.mark.parametrize("state", ["sent", "failed"])
def test_text_is_hidden_once_a_letter_is_closed(desk, letter, state):
    Letter.objects.filter(pk=letter.pk).update(state=state)
    assert "the secret link" not in desk.get(page_of(letter)).content.decode()


def test_letters_are_found_by_the_whole_address(desk, letter):
    assert shown(desk.get(list_of("letter"), {"q": "a@example.org"})) == {letter}
    assert shown(desk.get(list_of("letter"), {"q": "a@example"})) == set()


def test_correction_of_the_catalogue_counts_at_once(desk, staff):
    assert not decode("QX77X-123456").has("not_kei")
    data = {
        "make": "Suzuki",
        "model": "Wide",
        "code": "QX77X",
        "why": "1.0 litre",
        "confidence": "high",
        "source": "catalogue of 2001",
    }
    assert desk.post(reverse("admin:listings_notkei_add"), data).status_code == 302
    assert decode("QX77X-123456").has("not_kei")
    row = NotKei.objects.get(code="QX77X")
    act = Act.objects.get()
    assert (act.verb, act.object_id, act.actor) == ("added by staff", row.pk, staff)
    assert act.after["source"] == "catalogue of 2001"


def test_correction_without_a_source_is_not_taken(desk):
    rows = NotKei.objects.count()
    data = {"make": "Suzuki", "model": "Wide", "why": "1.0 litre", "confidence": "high"}
    page = desk.post(reverse("admin:listings_notkei_add"), data)
    assert "source" in page.context["adminform"].form.errors
    assert NotKei.objects.count() == rows
    assert not Act.objects.exists()


def test_frame_code_is_found_by_its_code_with_source_and_confidence(desk):
    page = desk.get(list_of("framecode"), {"q": "DA63T"})
    codes = shown(page)
    assert {row.code for row in codes} == {"DA63T"}
    html = page.content.decode()
    assert "Confidence" in html
    assert "Source" in html
    assert desk.get(page_of(FrameCode.objects.get(pk=codes.pop().pk))).status_code == 200


def test_form_of_a_frame_code_offers_every_family_at_once(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        page = desk.get(reverse("admin:listings_framecode_add"))
    assert "Suzuki Carry" in page.content.decode()


def test_suspicious_price_is_set_aside_and_nothing_else_is_changed(desk, staff):
    sale = SaleFactory()
    data = {"set_aside": "on", "price_usd_cents": 1, "source": "me"}
    assert desk.post(page_of(sale), data).status_code == 302
    before = (sale.price_usd_cents, sale.source)
    sale.refresh_from_db()
    assert sale.set_aside
    assert (sale.price_usd_cents, sale.source) == before
    assert Act.objects.get().after == {"set_aside": True}


def test_exchange_rate_needs_a_source(desk):
    url, data = reverse("admin:listings_exchangerate_add"), {"currency": "JPY", "usd": "0.0067"}
    data["on"] = "1999-01-05"
    assert "source" in desk.post(url, data).context["adminform"].form.errors
    assert desk.post(url, {**data, "source": "ECB"}).status_code == 302
    assert ExchangeRate.objects.get(on="1999-01-05").usd == Decimal("0.0067")


def test_conversation_is_read_and_not_written(desk, car):
    thread = Thread.objects.create(listing=car, buyer_name="Bo", buyer_email="bo@example.org")
    Message.objects.create(
        thread=thread,
        by_buyer=True,
        text="Is it rusty?",
        token="1" * 8 + "-0000-0000-0000-" + "1" * 12,
    )
    assert shown(desk.get(list_of("thread"), {"q": car.public_id})) == {thread}
    assert "Is it rusty?" in desk.get(page_of(thread)).content.decode()
    assert desk.post(page_of(thread), {"buyer_name": "Me"}).status_code == 403
    thread.refresh_from_db()
    assert thread.buyer_name == "Bo"
