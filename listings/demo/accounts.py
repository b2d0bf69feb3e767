"""The people whom everybody may play: they exist in every demo market under fixed names."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings

from listings.accounts.models import User
from listings.dealers.models import Membership, Seller

from .sellers import ABOUT

PASSWORD = "keiport-demo"  # noqa: S105 - printed at the ready line, and only for a local site

GARAGE_SLUG = "kei-garage-ohio"
MANAGER = "manager@kei-garage-ohio.example"
OWNER = "owner@kei-garage-ohio.example"
COLLECTOR, BUYER, STAFF = "collector@example.org", "buyer@example.org", "staff@example.org"


class TakenError(Exception):
    """A real seller stands where the demo market needs an invented one."""


@dataclass(frozen=True)
class Accounts:
    garage: Seller
    garage_owner: User
    collector: Seller
    collector_owner: User
    buyer: User
    staff: User


def open_accounts() -> Accounts:
    """Make what is missing of them; a person who is there already is left as he is."""
    garage = _seller(
        GARAGE_SLUG, Seller.Kind.DEALER, "Kei Garage Ohio", zip_code="43085", state="OH",
        licence_number="DEMO-10001", licence_state="OH",
    )  # fmt: skip
    owner = _person(OWNER, "Olive Example", may_sign_in=False)
    _join(garage, owner, Membership.Role.OWNER)
    _join(garage, _person(MANAGER, "Manny Sample"), Membership.Role.MANAGER)
    collector = _seller(
        "demo-cora-specimen", Seller.Kind.COLLECTOR, "Cora Specimen", zip_code="97214", state="OR"
    )
    cora = _person(COLLECTOR, "Cora Specimen")
    _join(collector, cora, Membership.Role.OWNER)
    return Accounts(
        garage=garage,
        garage_owner=owner,
        collector=collector,
        collector_owner=cora,
        buyer=_person(BUYER, "Bea Fictive"),
        staff=_person(STAFF, "Stan Madeup", is_staff=True, is_superuser=True),
    )


def _seller(slug: str, kind: str, name: str, **fields: str) -> Seller:
    seller, _made = Seller.objects.get_or_create(
        slug=slug,
        defaults={"kind": kind, "name": name, "about": ABOUT, "is_invented": True, **fields},
    )
    if not seller.is_invented:
        raise TakenError(f"The seller {slug} is real: a demo market has no place beside it.")
    return seller


def _person(email: str, name: str, *, may_sign_in: bool = True, **rights: bool) -> User:
    """A person with a verified address. A site that serves strangers gets no known password."""
    if user := User.objects.filter(email=email).first():
        return user
    known = may_sign_in and not settings.SERVED_OVER_TLS
    user = User.objects.create_user(email, PASSWORD if known else None, name=name, **rights)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _join(seller: Seller, user: User, role: str) -> None:
    Membership.objects.get_or_create(seller=seller, user=user, defaults={"role": role})
