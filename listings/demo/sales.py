"""Known prices around the truth of the invented market, and the rate that turns yen into dollars."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from listings.pricing.models import INVENTED, ExchangeRate, Sale

from . import ages, asking, facts
from .chance import chance, often
from .scene import Pick, Scene

# So many known prices of the most common family; the others have theirs by their weight.
MOST_OF_A_FAMILY, LEAST_OF_A_FAMILY = 150, 36
# A family of less weight than this is too rare: its estimates abstain.
RARE = 6
SELLERS = 60
YEARS_BACK = 2
TRIES = 40
# Where most of the invented sellers in the United States are.
STATES = ("CA", "TX", "FL", "WA", "OH", "NC", "PA", "VA")


def invent_rate(day: date) -> None:
    """A yen in dollars, unless a rate is known already."""
    if ExchangeRate.objects.in_force("JPY", day) is None:
        usd = (Decimal(1) / asking.YEN_A_DOLLAR).quantize(Decimal("0.00000001"))
        on = day - timedelta(days=365 * YEARS_BACK)
        ExchangeRate.objects.create(currency="JPY", on=on, usd=usd, source=INVENTED)


def invent_sales(scene: Scene, seed: int, day: date) -> int:
    """Prices asked and paid in the last two years, on both sides of the ocean."""
    most = max(pick.line.weight for pick in scene.picks)
    rows = [
        _sale(chance(seed, "sale", family_id, number), picks, day)
        for family_id, picks in sorted(scene.families.items())
        for number in range(_how_many(picks[0].line.weight, most))
    ]
    return len(Sale.objects.bulk_create(rows))


def _how_many(weight: float, most: float) -> int:
    if weight < RARE:
        return 2
    return max(LEAST_OF_A_FAMILY, round(MOST_OF_A_FAMILY * weight / most))


def _sale(rng: Random, picks: list[Pick], day: date) -> Sale:
    in_us = often(rng, 0.7)
    pick, built = _built(rng, picks, day, in_us=in_us)
    found = facts.facts_of(rng, pick.code, pick.line.grades)
    km = facts.mileage(rng, (day - built).days / 365.25, found["body"])
    worth = asking.worth_usd(pick.line.usd, built, km, in_us=in_us, facts=found)
    kind = Sale.Kind.TOLD if often(rng, 0.4) else Sale.Kind.ASKING
    price = asking.asked(rng, worth, "USD", dreamers=0)
    return Sale(
        family_id=pick.family_id,
        frame_code_id=pick.code.pk,
        kind=kind,
        year=built.year,
        mileage_km=km,
        drive=found["drive"],
        side="us" if in_us else "jp",
        trim=found["grade"],
        gearbox=found["gearbox"],
        body=found["body"],
        aspiration=found["aspiration"],
        displacement_cc=found["displacement_cc"],
        price_usd_cents=price,
        amount=price,
        on=day - timedelta(days=rng.randrange(1, 365 * YEARS_BACK)),
        title=f"{pick.code.family} {found['grade']}".strip(),
        seller_key=f"invented seller {rng.randrange(SELLERS)}",
        location=rng.choice(STATES) if in_us else "",
        certainty=Sale.Certainty.LOW,
        source=INVENTED,
    )


def _built(rng: Random, picks: list[Pick], day: date, *, in_us: bool) -> tuple[Pick, date]:
    """A car of the family and its day of manufacture."""
    for _try in range(TRIES):
        built = ages.built_on(rng, day, in_us=in_us)
        if made := [pick for pick in picks if pick.is_built_on(built)]:
            return rng.choice(made), built
    # None of the family is of the usual age: the Copen is too young, the Leeza too old.
    pick = rng.choice(picks)
    return pick, pick.code.built_from or day
