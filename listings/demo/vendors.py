"""All sellers of a market at hand, and who of them offers which car."""

from datetime import date

from listings.accounts.models import User
from listings.dealers.models import Membership, Seller

from . import copying, sellers
from .accounts import Accounts
from .cases import ANOTHER, COLLECTOR, GARAGE
from .chance import chance, often
from .sellers import Places, Vendor

OF_THE_GARAGE = 0.08
# A person has one car or two, a dealer has dozens.
TO_A_PERSON = 0.12


class Vendors:
    """Sellers are made as the market grows; the first ones stay the same."""

    def __init__(self, seed: int, day: date, accounts: Accounts, places: Places) -> None:
        self.seed, self.day, self.places = seed, day, places
        port = places.ports[0]
        self.garage = Vendor(accounts.garage, accounts.garage_owner, in_us=True, port=port)
        self.collector = Vendor(accounts.collector, accounts.collector_owner, in_us=True, port=port)
        self.others: list[Vendor] = []

    def grow(self, cars: int) -> None:
        """Have all sellers of a market of so many cars, making those that do not exist."""
        numbers = range(len(self.others), sellers.sellers_up_to(cars))
        made = [sellers.invented(self.seed, number, self.places, self.day) for number in numbers]
        standing = self._standing([seller.slug for seller, _owner in made])
        new = [pair for pair in made if pair[0].slug not in standing]
        _save(new)
        owners = {seller.slug: (seller, owner) for seller, owner in new} | standing
        for number, (seller, _owner) in zip(numbers, made, strict=True):
            port = self.places.ports[number % len(self.places.ports)]
            kept, owner = owners[seller.slug]
            self.others.append(Vendor(kept, owner, in_us=bool(kept.zip_code), port=port))

    def of(self, number: int) -> Vendor:
        """Who offers car `number`."""
        rng = chance(self.seed, "offered by", number)
        if often(rng, OF_THE_GARAGE):
            return self.garage
        among = sellers.sellers_up_to(number)
        while True:
            vendor = self.others[rng.randrange(among)]
            if vendor.seller.is_dealer or often(rng, TO_A_PERSON):
                return vendor

    def by(self, name: str) -> Vendor:
        """Who offers a case."""
        another = next(v for v in self.others if v.in_us and v.seller.is_dealer)
        return {GARAGE: self.garage, COLLECTOR: self.collector, ANOTHER: another}[name]

    @staticmethod
    def _standing(slugs: list[str]) -> dict[str, tuple[Seller, User]]:
        owned = Membership.objects.filter(seller__slug__in=slugs, role=Membership.Role.OWNER)
        rows = owned.select_related("seller", "user")
        return {row.seller.slug: (row.seller, row.user) for row in rows}


def _save(new: list[tuple[Seller, User]]) -> None:
    people = [owner for _seller, owner in new]
    User.objects.bulk_create(people)
    made = [seller for seller, _owner in new]
    copying.number(made)
    copying.copy(made)
    Membership.objects.bulk_create(sellers.people_of(new))
