"""One invented car: its seller, age, facts, words, price and papers, all from one number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from listings.accounts.models import User
from listings.cars.actions.editing import derived
from listings.cars.age import assess_claims, shown_year
from listings.cars.choices import Modification, Side
from listings.cars.models import Claim, EligibilityVerdict, Listing
from listings.cars.models.listing import PUBLIC_ID_LENGTH, PUBLIC_ID_SIGNS
from listings.cars.models.querysets import PROVEN_LEVELS
from listings.cars.rules import DRAFT, IN_REVIEW, PUBLIC
from listings.pricing.models import usd_cents

from . import ages, asking, entries, facts, history, serials, words
from .ages import Said
from .chance import chance, often
from .paints import Colour
from .scene import Pick, Scene
from .sellers import Vendor

_PUBLIC_IDS = len(PUBLIC_ID_SIGNS) ** PUBLIC_ID_LENGTH
# Shares no divisor with 28: multiplying by it shuffles all public ids and doubles none.
_SHUFFLE = 6_364_136_223_849


@dataclass(frozen=True)
class Wish:
    """What is fixed about a car before chance decides the rest; None leaves it to chance."""

    stock: str = ""
    pick: Pick | None = None
    built: date | None = None
    said: tuple[Said, ...] | None = None
    status: str = ""
    in_us: bool | None = None
    frame_number: str | None = None
    currency: str = ""
    has_photos: bool = True
    # Two offers of one car are drawn from one chance.
    same_as: str = ""
    columns: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Car:
    """A listing that is not saved, with its claims and verdict, and what only the inventor knows."""

    number: int
    listing: Listing
    claims: list[Claim]
    verdict: EligibilityVerdict
    vendor: Vendor
    colour: Colour
    steps: list[history.Step]
    has_photos: bool


@dataclass
class Inventor:
    """What all cars of a market share."""

    seed: int
    day: date
    scene: Scene
    staff: User
    # Yen prices are round, so there are few of them to ask the rate for.
    dollars: dict[tuple[int, str], int | None] = field(default_factory=dict)

    def car(self, number: int, vendor: Vendor, wish: Wish = Wish()) -> Car:
        """Car `number` of the market, offered by that seller."""
        rng = chance(self.seed, "car", wish.same_as or number)
        in_us = wish.in_us if wish.in_us is not None else vendor.in_us and not often(rng, 0.1)
        built = wish.built or ages.built_on(rng, self.day, in_us=in_us)
        pick = wish.pick or self.scene.pick(rng, built)
        listing = Listing(
            public_id=self._public_id(number),
            seller=vendor.seller,
            is_invented=True,
            family=pick.code.family,
            frame_code=pick.code,
            stock_number=wish.stock or f"D{number:07d}",
            status=wish.status or history.some_status(rng),
            **facts.facts_of(rng, pick.code, pick.line.grades),
        )
        colour = self._describe(rng, listing, built, in_us=in_us)
        self._number(rng, listing, pick, built, wish)
        self._place(listing, vendor, in_us=in_us)
        self._price(rng, listing, pick, built, wish.currency)
        for name, value in wish.columns.items():
            setattr(listing, name, value)
        self._derive(listing)
        steps = history.walk(listing, rng, self.day)
        claims = self._claims(rng, listing, built, wish.said, steps, vendor)
        verdict = self._answer(listing, claims)
        return Car(number, listing, claims, verdict, vendor, colour, steps, wish.has_photos)

    @cached_property
    def _first_public_id(self) -> int:
        return chance(self.seed, "public ids").randrange(_PUBLIC_IDS)

    def _public_id(self, number: int) -> str:
        """Looks random, and no two numbers of a market have the same."""
        left = (number * _SHUFFLE + self._first_public_id) % _PUBLIC_IDS
        signs = []
        for _place in range(PUBLIC_ID_LENGTH):
            left, sign = divmod(left, len(PUBLIC_ID_SIGNS))
            signs.append(PUBLIC_ID_SIGNS[sign])
        return "".join(signs)

    def _describe(self, rng: Random, listing: Listing, built: date, *, in_us: bool) -> Colour:
        colour = facts.colour_of(rng, listing.body, listing.family.slug)
        listing.colour, listing.colour_ja = colour.name, colour.name_ja
        age = (self.day - built).days / 365.25
        listing.odometer = facts.mileage(rng, age, listing.body)
        listing.text_en = words.words(rng, listing.air_conditioning, in_us=in_us)
        listing.text_ja = words.words_ja(rng) if often(rng, 0.6 if not in_us else 0.1) else ""
        listing.engine_replaced = often(rng, 0.04) or (None if often(rng, 0.2) else False)
        if listing.engine_replaced:
            listing.text_en += " " + words.engine_note(rng)
        listing.modifications = sorted(
            {rng.choice(Modification.values) for _n in range(rng.choice((0, 0, 0, 0, 1, 2)))}
        )
        if often(rng, 0.2):
            listing.timing_belt_on = self.day - timedelta(days=rng.randrange(60, 2200))
        return colour

    def _number(self, rng: Random, listing: Listing, pick: Pick, built: date, wish: Wish) -> None:
        if wish.frame_number is not None:
            listing.frame_number = wish.frame_number
        elif often(rng, 0.9):
            blocks = self.scene.blocks.get(pick.code.code, ())
            listing.frame_number = serials.frame_number(rng, pick.code, blocks, built)
        if not listing.frame_number:
            listing.frame_missing_reason = words.no_number(rng)

    def _place(self, listing: Listing, vendor: Vendor, *, in_us: bool) -> None:
        listing.side = "us" if in_us else "jp"
        if in_us:
            listing.zip_code, listing.state = vendor.seller.zip_code, vendor.seller.state
        else:
            listing.port = vendor.port

    def _price(self, rng: Random, listing: Listing, pick: Pick, built: date, currency: str) -> None:
        worth = asking.worth_usd(
            pick.line.usd,
            built,
            listing.odometer or asking.USUAL_KM,
            in_us=listing.side == "us",
            facts=vars(listing),
        )
        in_yen = listing.side == "jp" and often(rng, 0.55)
        listing.currency = currency or ("JPY" if in_yen else "USD")
        listing.price = asking.asked(rng, worth, listing.currency)

    def _derive(self, listing: Listing) -> None:
        """Kilometres and dollars, as editing derives them."""
        changed = {"odometer": listing.odometer, "odometer_unit": listing.odometer_unit}
        for name, value in derived(listing, changed).items():
            setattr(listing, name, value)
        if listing.price is not None:
            asked = listing.price, listing.currency
            if asked not in self.dollars:
                self.dollars[asked] = usd_cents(*asked, self.day)
            listing.price_usd_cents = self.dollars[asked]

    def _claims(
        self,
        rng: Random,
        listing: Listing,
        built: date,
        wished: tuple[Said, ...] | None,
        steps: list[history.Step],
        vendor: Vendor,
    ) -> list[Claim]:
        seen = listing.status not in (DRAFT, IN_REVIEW)
        said = (
            list(wished)
            if wished is not None
            else ages.papers(rng, built, listing.frame_number, seen=seen)
        )
        if wished is None and listing.side == Side.US:
            dice = chance(self.seed, "entry", listing.public_id)
            said += entries.entry(dice, built, listing.created_at.date(), seen=seen)
        if listing.odometer is not None:
            reading = f"{listing.odometer} {listing.odometer_unit}"
            said.append(Said(Claim.Kind.ODOMETER, reading, reading, seen and often(rng, 0.5)))
        checked_at = steps[1].at if len(steps) > 1 else None
        return [self._claim(one, listing.created_at, vendor, checked_at) for one in said]

    def _claim(
        self, said: Said, at: datetime, vendor: Vendor, checked_at: datetime | None
    ) -> Claim:
        is_checked = said.checked and checked_at is not None
        return Claim(
            kind=said.kind,
            value=said.value,
            typed=said.typed,
            said_by_id=vendor.owner.pk,
            said_at=at,
            checked_by_id=self.staff.pk if is_checked else None,
            checked_at=checked_at if is_checked else None,
        )

    def _answer(self, listing: Listing, claims: list[Claim]) -> EligibilityVerdict:
        """The verdict by the same rule as the task's, and the listing's dates that follow."""
        found = assess_claims(listing, claims, self.day)
        verdict = found.verdict
        listing.year = shown_year(claims)
        for column, value in found.on_listing().items():
            setattr(listing, column, value)
        if verdict.level in PROVEN_LEVELS and listing.status in PUBLIC:
            listing.eligible_told = _told(verdict.safe, self.day)
        return EligibilityVerdict(**found.as_row(), computed_at=listing.updated_at)


def _told(safe: date | None, day: date) -> date | None:
    """A date that has passed was announced; one that comes, or comes today, is still to be."""
    return safe if safe and safe < day else None
