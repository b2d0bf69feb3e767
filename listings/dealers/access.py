"""The only door to a seller's things: fetching and permission are one call.

A stranger gets 404, never 403 and never data.
"""

from django.shortcuts import get_object_or_404

from listings.accounts.models import User
from listings.accounts.visitors import Visitor

from .models import Membership, Seller, SellerQuerySet

Role = Membership.Role

# Who may do what in a team.
MAY = {
    "edit_cars": {Role.OWNER, Role.MANAGER},
    "publish_cars": {Role.OWNER, Role.MANAGER},
    "answer": {Role.OWNER, Role.MANAGER, Role.SALES},
    "edit_seller": {Role.OWNER, Role.MANAGER},
    "edit_team": {Role.OWNER},
    "see": {Role.OWNER, Role.MANAGER, Role.SALES},
}


def sellers_for(user: Visitor, what: str = "see") -> list[Seller]:
    """The sellers for which the person may do `what`, oldest first."""
    return list(_allowed(user, what).order_by("pk"))


def seller_for(user: Visitor, slug: str, what: str = "see") -> Seller:
    """The seller if the person may do `what` for it; 404 otherwise."""
    return get_object_or_404(_allowed(user, what), slug=slug)


def seller_ids_for(user: Visitor, what: str = "see") -> list[int]:
    """Keys for filtering the seller's things by, in one query."""
    return list(_allowed(user, what).values_list("pk", flat=True))


def may(user: Visitor, what: str, seller: Seller) -> bool:
    """Whether the person may do `what` for this seller, by the membership as it is now."""
    return _allowed(user, what).filter(pk=seller.pk).exists()


def addresses_of(seller: Seller, what: str) -> dict[str, str]:
    """Where to write to everybody in the team who may do `what`: address -> language of letters."""
    team = User.objects.filter(
        memberships__seller=seller, memberships__role__in=MAY[what], is_active=True
    )
    return dict(team.order_by("pk").values_list("email", "language"))


def _allowed(user: Visitor, what: str) -> SellerQuerySet:
    if not user.is_authenticated:
        return Seller.objects.none()
    return Seller.objects.filter(memberships__user=user, memberships__role__in=MAY[what])
