"""People, sellers and cars for tests, made as rows; acts go through the actions themselves."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from listings.accounts.models import User
from listings.cars.models import Claim, Listing, Photo
from listings.catalogue.models import Family, FrameCode, Make
from listings.dealers.models import Membership, Seller
from listings.eligibility.clock import legal_today
from listings.pricing.models import Estimate, Sale

PASSWORD = "a-long-enough-password"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs.setdefault("password", PASSWORD)
        return model_class.objects.create_user(**kwargs)


class StaffFactory(UserFactory):
    is_staff = True
    is_superuser = True


class SellerFactory(DjangoModelFactory):
    """A seller with an owner; `owner` may be given."""

    class Meta:
        model = Seller
        skip_postgeneration_save = True

    kind = Seller.Kind.DEALER
    name = factory.Sequence(lambda n: f"Seller {n}")
    slug = factory.Sequence(lambda n: f"seller-{n}")
    zip_code = "43085"
    state = "OH"

    @factory.post_generation
    def owner(self, create, extracted, **kwargs):
        Membership.objects.create(
            seller=self, user=extracted or UserFactory(), role=Membership.Role.OWNER
        )


class MakeFactory(DjangoModelFactory):
    class Meta:
        model = Make
        django_get_or_create = ("name",)

    name = "Suzuki"
    slug = factory.LazyAttribute(lambda make: make.name.lower())


class FamilyFactory(DjangoModelFactory):
    class Meta:
        model = Family
        django_get_or_create = ("make", "name")

    make = factory.SubFactory(MakeFactory)
    name = "Carry"
    slug = factory.LazyAttribute(lambda family: family.name.lower().replace(" ", "-"))


class FrameCodeFactory(DjangoModelFactory):
    class Meta:
        model = FrameCode
        django_get_or_create = ("family", "code", "body_style")

    family = factory.SubFactory(FamilyFactory)
    code = "DA52T"
    body_style = "pickup"
    vehicle_class = "kei_truck"
    source = "test"
    confidence = "high"


class ListingFactory(DjangoModelFactory):
    """A car for sale that is complete but for its photo; other states by arguments."""

    class Meta:
        model = Listing

    seller = factory.SubFactory(SellerFactory)
    family = factory.SubFactory(FamilyFactory)
    status = "live"
    listed_at = factory.LazyAttribute(
        lambda car: datetime.now(UTC) if car.status in ("live", "reserved", "sold") else None
    )
    body = "truck"
    drive = "pt4wd"
    gearbox = "5mt"
    colour = "white"
    odometer = 61_234
    mileage_km = 61_234
    side = "us"
    zip_code = "43085"
    state = "OH"
    price = 790_000
    currency = "USD"
    price_usd_cents = factory.LazyAttribute(
        lambda car: car.price if car.currency == "USD" else None
    )
    year = 2001


class ClaimFactory(DjangoModelFactory):
    class Meta:
        model = Claim

    listing = factory.SubFactory(ListingFactory)
    kind = Claim.Kind.BUILD_PLATE
    value = "2001-06"


class PhotoFactory(DjangoModelFactory):
    """A photo row that is ready; its files do not exist."""

    class Meta:
        model = Photo

    listing = factory.SubFactory(ListingFactory)
    place = factory.Sequence(lambda n: n + 1)
    state = Photo.State.READY
    name = factory.Sequence(lambda n: f"IMG_{n}.jpg")
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    bytes = 1_000
    width = 1600
    height = 1067


class EstimateFactory(DjangoModelFactory):
    class Meta:
        model = Estimate

    listing = factory.SubFactory(ListingFactory)
    model_version = "test"
    input_hash = factory.Sequence(str)
    low_usd_cents, mid_usd_cents, high_usd_cents = 600_000, 700_000, 800_000
    abstained = False
    grade = factory.LazyAttribute(lambda row: "abstained" if row.abstained else "supported")


class SaleFactory(DjangoModelFactory):
    class Meta:
        model = Sale

    family = factory.SubFactory(FamilyFactory)
    kind = Sale.Kind.ASKING
    year = 2001
    mileage_km = 60_000
    price_usd_cents = 700_000
    on = factory.LazyFunction(legal_today)
    seller_key = factory.Sequence(lambda n: f"somebody {n}")  # never a seller of a test
    source = "test"
