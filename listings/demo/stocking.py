"""Writing a portion of the market: rows straight into the tables, with their answers.

A market for load tests need not be told to the end: only cars below `DETAILED` have pictures,
events and recorded asking prices, and are estimated before the command ends.
"""

from collections.abc import Sequence
from dataclasses import asdict

from listings.cars import estimating
from listings.cars.models import Claim, Listing, Paper, Photo
from listings.cars.rules import PUBLIC
from listings.pricing.models import Sale

from . import copying, entries, history, serials
from .accounts import Accounts
from .cars import Car, Inventor
from .cases import cases
from .chance import chance
from .gallery import Gallery
from .threads import talk
from .vendors import Vendors

DETAILED = 2_000


class Stock:
    """Adds cars to a market by their numbers; the first numbers are the cases."""

    def __init__(
        self,
        inventor: Inventor,
        vendors: Vendors,
        accounts: Accounts,
        gallery: Gallery | None = None,
    ) -> None:
        self.inventor, self.vendors, self.accounts = inventor, vendors, accounts
        self.gallery = gallery
        self.cases = cases(inventor.scene, inventor.day)

    def invent(self, numbers: range) -> list[Car]:
        """The cars of these numbers; writes nothing."""
        return [self._invent(number) for number in numbers]

    def write(self, cars: Sequence[Car]) -> None:
        """Put the cars on the market, inside the caller's transaction."""
        _tell_apart(cars)
        copying.number([car.listing for car in cars])
        detailed = [car for car in cars if car.number < DETAILED]
        photos = self._hang(detailed)
        _write(cars, photos)
        self._detail(detailed)

    def _invent(self, number: int) -> Car:
        if number < len(self.cases):
            case = self.cases[number]
            return self.inventor.car(number, self.vendors.by(case.by), case.wish)
        return self.inventor.car(number, self.vendors.of(number))

    def _hang(self, cars: Sequence[Car]) -> list[Photo]:
        """Photos for the cars; a claim on the build plate is shown by the photo of the plate."""
        if self.gallery is None:
            return []
        hung = [(car, self.gallery.hang(car)) for car in cars if car.has_photos]
        photos = [photo for _car, of_car in hung for photo in of_car]
        copying.number(photos)
        for car, of_car in hung:
            plate = next((photo for photo in of_car if photo.name.startswith("plate")), None)
            for claim in car.claims:
                if plate and claim.kind == Claim.Kind.BUILD_PLATE:
                    claim.photo_id = plate.pk
        return photos

    def _papers(self, car: Car) -> list[Paper]:
        dice = chance(self.inventor.seed, "papers", car.number)
        return entries.papers(dice, car.listing, car.vendor.owner, self.accounts.staff)

    def _detail(self, cars: Sequence[Car]) -> None:
        """What an ordinary listing leaves behind on its way: events, prices, talk."""
        events = [
            event
            for car in cars
            for event in history.events(
                car.listing, car.steps, car.vendor.owner, self.accounts.staff
            )
        ]
        copying.number(events)
        copying.copy(events)
        Paper.objects.bulk_create(paper for car in cars for paper in self._papers(car))
        Sale.objects.bulk_create(_asked(car.listing) for car in cars if _is_asking(car.listing))
        talk(cars, self.accounts, self.inventor.seed, self.inventor.day)


def _write(cars: Sequence[Car], photos: Sequence[Photo]) -> None:
    copying.copy([car.listing for car in cars])
    copying.copy(photos)
    verdicts, claims = [], []
    for car in cars:
        car.verdict.listing_id = car.listing.pk
        verdicts.append(car.verdict)
        for claim in car.claims:
            claim.listing_id = car.listing.pk
            claims.append(claim)
    copying.copy(verdicts)
    copying.number(claims)
    copying.copy(claims)


def _tell_apart(cars: Sequence[Car]) -> None:
    """A seller offers a frame number once: of two equal ones the second counts on."""
    seen: set[tuple[int, str]] = set()
    waiting = [car for car in cars if car.listing.frame_number]
    while waiting:
        offered = _offered([car.listing.frame_number for car in waiting])
        doubles = []
        for car in waiting:
            offer = (car.listing.seller_id, car.listing.frame_number)
            if offer in seen or offer in offered:
                _renumber(car, serials.next_number(car.listing.frame_number))
                doubles.append(car)
            seen.add(offer)
        waiting = doubles


def _offered(numbers: list[str]) -> set[tuple[int, str]]:
    """Which sellers offer cars of these numbers already."""
    # Without the exclusion the planner does not see that the index holds no empty numbers.
    rows = Listing.objects.exclude(frame_number="").filter(frame_number__in=numbers)
    return set(rows.values_list("seller_id", "frame_number"))


def _renumber(car: Car, number: str) -> None:
    car.listing.frame_number = number
    for claim in car.claims:
        if claim.kind == Claim.Kind.FRAME_NUMBER:
            claim.value = claim.typed = number


def _is_asking(listing: Listing) -> bool:
    return listing.status in PUBLIC and listing.price_usd_cents is not None


def _asked(listing: Listing) -> Sale:
    """The asking price as recorded when a listing goes live."""
    offer = asdict(estimating.offer_of(listing))
    return Sale(**offer, kind=Sale.Kind.ASKING, on=listing.updated_at.date())
