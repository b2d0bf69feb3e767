"""A small market for the eye: every kind of answer, committed so that the web server sees it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from listings.accounts.models import User
from listings.cars import actions
from listings.cars.models import Claim, Listing
from listings.catalogue.loading import load_catalogue
from listings.catalogue.models import Family
from listings.dealers.models import Seller
from listings.eligibility.clock import legal_today
from listings.landed.loading import load_rates
from listings.places.loading import load_places
from listings.pricing.teaching import learn
from listings.states.loading import load_states
from listings.work.draining import drain_kind
from listings.work.queue import order
from tests.cars.samples import jpeg
from tests.factories import ClaimFactory, ListingFactory, SaleFactory, SellerFactory, UserFactory

FAMILIES = (
    ("suzuki", "carry", "truck"), ("suzuki", "jimny", "offroad"), ("honda", "acty", "truck"),
    ("honda", "beat", "roadster"), ("daihatsu", "hijet", "van"), ("subaru", "sambar", "dump"),
    ("suzuki", "every", "van"), ("suzuki", "alto", "hatch"),
)  # fmt: skip
# Claims of a car: kind, value, checked by staff. Together they give every answer there is.
GROUNDS = (
    {"build_plate": ("1998-05", True)},
    {"first_registration": ("1999", True)},
    {"build_plate": ("2003-03", True)},
    {"build_plate": ("1997-11", False)},
    {"build_plate": ("1999-08", True), "first_registration": ("1999-02", True)},
    {},
)
DRIVES = ("2wd", "pt4wd", "ft4wd", "")
SIZE = 60


@dataclass(frozen=True)
class Market:
    """What the tests name: a car whose whole page is filled, and who sells and approves."""

    car: Listing
    seller: Seller
    staff: User

    def place(self, address: str) -> str:
        """An address in which {car} and {id} stand for the complete car."""
        return address.format(car=self.car.get_absolute_url(), id=self.car.public_id)


def open_market() -> Market:
    """Sixty cars, one of them complete; photos, dates and estimates are worked out."""
    load_catalogue()
    load_places()
    load_states()
    load_rates()
    seller = SellerFactory(name="Kei Garage Ohio", slug="kei-garage-ohio")
    staff = UserFactory(name="Staff", is_staff=True, is_superuser=True)
    cars = [_car(n, seller) for n in range(SIZE - 1)]
    shown = _shown_car(seller, staff)
    learn(legal_today())
    for kind in ("eligibility", "price"):
        order(kind, [car.pk for car in (*cars, shown)])
    for kind in ("eligibility", "price", "photo"):
        drain_kind(kind, seconds=120)
    return Market(Listing.objects.with_names().get(pk=shown.pk), seller, staff)


def _car(n: int, seller: Seller) -> Listing:
    make, slug, body = FAMILIES[n % len(FAMILIES)]
    family = Family.objects.get(make__slug=make, slug=slug)
    car = ListingFactory(
        seller=seller,
        family=family,
        frame_code=family.frame_codes.first() if n % 4 == 0 else None,
        body=body,
        drive=DRIVES[n % len(DRIVES)],
        price=None if n % 11 == 10 else 500_000 + n * 12_345,
        mileage_km=None if n % 7 == 6 else n * 2_000,
        status="reserved" if n % 13 == 12 else "live",
        listed_at=timezone.now() - timedelta(days=n),
        grade_ja="スーパーデラックス" if n % 3 else "",
    )
    for kind, (value, checked) in GROUNDS[n % len(GROUNDS)].items():
        ClaimFactory(
            listing=car, kind=kind, value=value, checked_at=timezone.now() if checked else None
        )
    Listing.objects.filter(pk=car.pk).update(year=1999 if n % 5 else None)
    return car


def _shown_car(seller: Seller, staff: User) -> Listing:
    family = Family.objects.get(make__slug="suzuki", slug="carry")
    for n in range(12):
        SaleFactory(family=family, price_usd_cents=650_000 + n * 30_000)
    car = ListingFactory(
        seller=seller,
        family=family,
        frame_number="DA52T-123456",
        frame_code=family.frame_codes.get(code="DA52T"),
        grade="KU",
        grade_ja="農繁仕様",
        text_en="Honest little truck.\nBed straight, no rust that we saw.",
        text_ja="錆なし。",
        year=2000,
    )
    actions.state_claims(car, {"build_plate": ("2000-06", "平成12年6月")}, by=None)
    actions.check_claim(car.claims.get(kind=Claim.Kind.BUILD_PLATE), by=staff)
    actions.change_price(car, 820_000, "USD", by=None)
    for name, colour in {"front.jpg": "teal", "bed.jpg": "tan", "engine.jpg": "grey"}.items():
        actions.add_photo(car, jpeg(name, (1600, 1200), colour), by=None)
    return car
