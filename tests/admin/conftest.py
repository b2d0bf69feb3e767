"""People at the desk: a superuser, a reviewer, and staff who may only look."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from tests.factories import ClaimFactory, ListingFactory, PhotoFactory, UserFactory


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def staff_with(*rights):
    person = UserFactory(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person


@pytest.fixture
def desk(staff):
    return client_of(staff)


@pytest.fixture
def reviewer(db):
    return staff_with("view_listing", "change_listing")


@pytest.fixture
def looker(db):
    """Staff who may see cars and sellers and change neither."""
    return client_of(staff_with("view_listing", "view_seller"))


@pytest.fixture
def waiting(seller):
    """A whole car that was sent for review just now."""
    car = ListingFactory(
        seller=seller,
        status="in_review",
        submitted_at=timezone.now(),
        frame_number="DA63T-123456",
    )
    ClaimFactory(listing=car, kind="build_plate", value="2002-08", typed="平成14年8月")
    PhotoFactory(listing=car, place=1)
    return car
