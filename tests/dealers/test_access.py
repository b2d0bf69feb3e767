"""Who may do what for a seller: the table pair by pair, by the membership as it is now."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from listings.dealers import access
from listings.dealers.access import MAY
from listings.dealers.models import Membership
from tests.factories import SellerFactory, UserFactory

pytestmark = pytest.mark.django_db

OWNER, MANAGER, SALES = Membership.Role.values
RIGHTS = {
    "see": {OWNER, MANAGER, SALES},
    "answer": {OWNER, MANAGER, SALES},
    "edit_cars": {OWNER, MANAGER},
    "publish_cars": {OWNER, MANAGER},
    "edit_seller": {OWNER, MANAGER},
    "edit_team": {OWNER},
}


def in_role(seller, role):
    if role == OWNER:
        return seller.memberships.get(role=OWNER).user
    return Membership.objects.create(seller=seller, user=UserFactory(), role=role).user


def test_the_table_names_every_right():
    assert set(MAY) == set(RIGHTS)


@pytest.mark.parametrize("role", Membership.Role.values)
@pytest.mark.parametrize("what", RIGHTS)
def test_a_role_may_what_the_table_says(role, what):
    seller, other = SellerFactory(), SellerFactory()
    person = in_role(seller, role)
    allowed = role in RIGHTS[what]
    assert access.may(person, what, seller) is allowed
    assert access.sellers_for(person, what) == ([seller] if allowed else [])
    assert access.seller_ids_for(person, what) == ([seller.pk] if allowed else [])
    assert not access.may(person, what, other)
    if allowed:
        assert access.seller_for(person, seller.slug, what) == seller
    else:
        with pytest.raises(Http404):
            access.seller_for(person, seller.slug, what)


@pytest.mark.parametrize("what", RIGHTS)
def test_nobody_and_strangers_may_nothing(what):
    seller = SellerFactory()
    for person in (AnonymousUser(), UserFactory()):
        assert not access.may(person, what, seller)
        assert access.sellers_for(person, what) == []
        with pytest.raises(Http404):
            access.seller_for(person, seller.slug, what)


def test_a_role_in_one_team_gives_no_right_in_another():
    mine, theirs = SellerFactory(), SellerFactory()
    person = in_role(mine, OWNER)
    Membership.objects.create(seller=theirs, user=person, role=SALES)
    assert access.may(person, "edit_cars", mine)
    assert not access.may(person, "edit_cars", theirs)
    assert access.sellers_for(person, "see") == [mine, theirs]
    assert access.sellers_for(person, "edit_cars") == [mine]


def test_a_removed_member_may_nothing_at_once():
    seller = SellerFactory()
    person = in_role(seller, MANAGER)
    assert access.may(person, "edit_cars", seller)
    person.memberships.all().delete()
    assert not access.may(person, "see", seller)


def test_asking_for_a_right_is_one_statement(django_assert_num_queries):
    seller = SellerFactory()
    person = in_role(seller, MANAGER)
    with django_assert_num_queries(1):
        access.may(person, "see", seller)
    with django_assert_num_queries(1):
        access.seller_ids_for(person)
    with django_assert_num_queries(0):
        access.may(AnonymousUser(), "see", seller)


@pytest.mark.parametrize("what", RIGHTS)
def test_letters_go_to_those_who_may_act_and_are_awake(what):
    seller = SellerFactory()
    people = {role: in_role(seller, role) for role in RIGHTS["see"]}
    asleep = in_role(seller, MANAGER)
    asleep.is_active = False
    asleep.save()
    wanted = {people[role].email for role in RIGHTS[what]}
    assert set(access.addresses_of(seller, what)) == wanted
    assert len(access.addresses_of(seller, what)) == len(wanted)
