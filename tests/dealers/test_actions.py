"""Opening a seller, its team and its verification."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from listings.accounts.models import Act
from listings.dealers import actions
from listings.dealers.models import Membership, Seller
from tests.factories import SellerFactory, UserFactory

pytestmark = pytest.mark.django_db


def open_garage(user, name="Kei Garage Ohio", **fields):
    return actions.open_seller(user, kind="dealer", name=name, **fields)


def test_a_seller_is_opened_with_its_owner_and_the_audit(user):
    seller = open_garage(user, zip_code="43085", state="OH")
    assert (seller.slug, seller.zip_code, seller.is_dealer) == ("kei-garage-ohio", "43085", True)
    assert list(seller.memberships.values_list("user", "role")) == [(user.pk, "owner")]
    act = Act.objects.get()
    assert (act.verb, act.actor, act.object_id) == ("seller opened", user, seller.pk)
    assert seller.verified_at is None


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("Kei Garage Ohio", ["kei-garage-ohio", "kei-garage-ohio-2", "kei-garage-ohio-3"]),
        ("軽ガレージ", ["seller", "seller-2", "seller-3"]),
        ("!!!", ["seller", "seller-2", "seller-3"]),
        ("Kei " * 20, ["kei-" * 12 + "ke", "kei-" * 12 + "ke-2", "kei-" * 12 + "ke-3"]),
    ],
)
def test_equal_names_get_addresses_of_their_own(name, slugs):
    assert [open_garage(UserFactory(), name).slug for _n in range(3)] == slugs


def test_a_cut_name_leaves_no_dash_at_the_end(user):
    assert open_garage(user, "x" * 49 + " kei").slug == "x" * 49


def test_a_longer_name_takes_no_number_away(user):
    open_garage(UserFactory(), "Kei Garage")
    open_garage(UserFactory(), "Kei Garage Ohio")
    assert open_garage(user, "Kei Garage").slug == "kei-garage-2"


def together(*acts):
    """Run acts at the same moment, each on a connection of its own; answers what they gave."""
    start, given = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            given.append(act())
        except Exception as error:  # noqa: BLE001 - the test looks at whatever was raised
            given.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


@pytest.mark.django_db(transaction=True)
def test_four_people_with_the_same_name_at_once_all_get_a_seller():
    people = [UserFactory() for _n in range(4)]
    given = together(*(lambda person=person: open_garage(person) for person in people))
    assert [one for one in given if isinstance(one, Exception)] == []
    assert sorted(Seller.objects.values_list("slug", flat=True)) == [
        "kei-garage-ohio",
        "kei-garage-ohio-2",
        "kei-garage-ohio-3",
        "kei-garage-ohio-4",
    ]


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_open_one_seller(user):
    given = together(*(lambda: open_garage(user) for _n in range(4)))
    assert len({one.pk for one in given}) == 1
    assert Seller.objects.count() == Membership.objects.count() == Act.objects.count() == 1


def test_a_person_may_own_two_sellers_of_different_names(user):
    assert open_garage(user) != open_garage(user, "Kei Garage Texas")


def test_a_dealer_takes_members_and_a_collector_none(user):
    dealer = open_garage(user)
    member = UserFactory()
    actions.add_member(dealer, member, "sales", by=user)
    assert dealer.memberships.get(user=member).role == "sales"
    assert Act.objects.get(verb="member added").after == {"user": member.pk, "role": "sales"}
    collector = SellerFactory(kind="collector")
    with pytest.raises(ValueError, match="one person"):
        actions.add_member(collector, member, "sales", by=user)


@pytest.mark.parametrize(
    "wrong",
    [{"role": "king"}, {"role": "owner"}, {"user": "the owner again"}],
    ids=["no role", "second owner", "twice the same"],
)
def test_the_database_keeps_teams_in_order(wrong):
    seller = SellerFactory()
    owner = seller.memberships.get().user
    person = owner if "user" in wrong else UserFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(seller=seller, user=person, role=wrong.get("role", "sales"))


def test_the_database_knows_two_kinds_of_sellers():
    with pytest.raises(IntegrityError), transaction.atomic():
        Seller.objects.create(kind="bank", name="x", slug="x")


def test_verification_is_kept_with_who_and_until_when(staff):
    seller = SellerFactory(licence_expires_on=date(2020, 1, 1))
    assert not seller.is_verified(date(2019, 1, 1))
    actions.verify_seller(seller, by=staff)
    assert seller.is_verified(date(2020, 1, 1))
    assert not seller.is_verified(date(2020, 1, 2)), "the licence has run out"
    actions.verify_seller(seller, by=staff, expires_on=date(2030, 1, 1))
    seller.refresh_from_db()
    assert seller.is_verified(date(2030, 1, 1))
    assert seller.verified_by == staff
    assert seller.verified_at - seller.created_at < timedelta(minutes=1)
    actions.withdraw_verification(seller, by=staff, reason="licence was another's")
    seller.refresh_from_db()
    assert not seller.is_verified(date(2025, 1, 1))
    assert Act.objects.get(verb="verification withdrawn").reason == "licence was another's"
