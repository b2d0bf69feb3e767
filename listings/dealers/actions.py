"""Becoming a seller, and the acts on a seller."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify

from listings.accounts.audit import record
from listings.accounts.models import User

from .models import Membership, Seller


@transaction.atomic
def open_seller(user: User, *, kind: str, name: str, **fields: Any) -> Seller:
    """Make the person a seller and its owner. The same name again is the same seller: a form may
    be sent twice.
    """
    _one_at_a_time()
    own = Seller.objects.filter(memberships__user=user, memberships__role=Membership.Role.OWNER)
    if known := own.filter(kind=kind, name=name).first():
        return known
    seller = Seller.objects.create(kind=kind, name=name, slug=free_slug(name), **fields)
    Membership.objects.create(seller=seller, user=user, role=Membership.Role.OWNER)
    record("seller opened", seller, by=user, after={"kind": kind, "name": name})
    return seller


@transaction.atomic
def add_member(seller: Seller, user: User, role: str, *, by: User | None) -> Membership:
    """Take a person into a dealer's team. A collector is one person: ValueError."""
    if not seller.is_dealer:
        raise ValueError("A collector is one person and has no team.")
    membership = Membership.objects.create(seller=seller, user=user, role=role)
    record("member added", seller, by=by, after={"user": user.pk, "role": role})
    return membership


@transaction.atomic
def verify_seller(seller: Seller, *, by: User, expires_on: date | None = None) -> None:
    """Staff saw the licence."""
    seller.verified_at, seller.verified_by = timezone.now(), by
    if expires_on:
        seller.licence_expires_on = expires_on
    seller.save(update_fields=["verified_at", "verified_by", "licence_expires_on"])
    record("seller verified", seller, by=by)


@transaction.atomic
def withdraw_verification(seller: Seller, *, by: User, reason: str) -> None:
    seller.verified_at = seller.verified_by = None
    seller.save(update_fields=["verified_at", "verified_by"])
    record("verification withdrawn", seller, by=by, reason=reason)


def _one_at_a_time() -> None:
    """Sellers are opened one after the other until the transaction ends: between looking for a
    free slug and taking it nobody else may take it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('open_seller'))")


def free_slug(name: str) -> str:
    """A slug nobody has: "kei-garage-ohio", then "kei-garage-ohio-2"."""
    stem = slugify(name)[:50].strip("-") or "seller"
    taken = set(Seller.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
