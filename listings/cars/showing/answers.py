"""The short answers on top of a car's page, and the verdict with its reasons."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from listings.eligibility.clock import legal_today
from listings.eligibility.epa import EpaStatus, epa_line
from listings.eligibility.proof import LEGAL_LEVELS, LEVEL_WORDS, Level
from listings.eligibility.reasons import explain, explain_epa, sources
from listings.eligibility.speaking import told
from listings.eligibility.ways import BY_ID, OTHER_WAYS, Way, explain_way, goes_by_age

from ..age import Assessment, assess_claims
from ..choices import Side
from ..models import Claim, EligibilityVerdict, Listing
from .cost import Cost, cost_for
from .road import Road, road_for
from .tiles import Tile
from .worth import Worth
from .worth_tile import price_tile

TILE_STATES = {
    "legal_now": "legal",
    "needs_proof": "caution",
    "not_yet": "not_yet",
    "unknown": "unknown",
    "conflict": "stop",
    "good": "good",
    "caution": "caution",
}


@dataclass(frozen=True)
class ShownReason:
    """A reason in the reader's language; `code` stays when the wording changes."""

    code: str
    text: str


@dataclass(frozen=True)
class Emissions:
    """The EPA's question beside the age, in short."""

    question: str
    answer: str
    detail: str


@dataclass(frozen=True)
class ShownVerdict:
    """The stored dates with reasons worked out from the claims as of today.

    `ways` are the other ways in, for a car in Japan that is not old enough yet.
    """

    label: str
    level: str
    level_words: str
    earliest: date | None
    safe: date | None
    reasons: tuple[ShownReason, ...]
    sources: tuple[str, ...]
    rule_version: str
    checked_at: datetime | None
    is_current: bool
    emissions: Emissions
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Answers:
    tiles: list[Tile]
    verdict: ShownVerdict
    road: Road
    cost: Cost


def answers_for(
    listing: Listing,
    claims: list[Claim],
    *,
    state: str | None = None,
    zip_code: str = "",
    worth: Worth | None = None,
) -> Answers:
    """Everything on top of the page; `claims` are the standing ones, `state` and `zip_code` the
    visitor's, `worth` what the panel of the price shows."""
    today = legal_today()
    found = assess_claims(listing, claims, today)
    stored: EligibilityVerdict | None = getattr(listing, "verdict", None)
    verdict = _shown(listing, found, stored, today)
    road = road_for(listing, state, today)
    cost = cost_for(listing, found.verdict, zip_code, today)
    tiles = [_import_tile(listing, verdict), road.tile, cost.tile, price_tile(listing, worth)]
    return Answers(tiles, verdict, road, cost)


def _shown(
    listing: Listing, found: Assessment, stored: EligibilityVerdict | None, today: date
) -> ShownVerdict:
    verdict = found.verdict
    emissions = explain_epa(
        epa_line(verdict, today), verdict, engine_replaced=bool(listing.engine_replaced)
    )
    by_age, way = goes_by_age(listing.way_in), BY_ID[listing.way_in]
    reasons = (*explain(verdict), *emissions) if by_age else explain_way(listing.way_in)
    level = listing.eligible_level
    return ShownVerdict(
        label=listing.badge.label,
        level=level,
        level_words=_(LEVEL_WORDS[Level(level)]) if level else "",
        earliest=listing.eligible_earliest,
        safe=listing.eligible_safe,
        reasons=tuple(ShownReason(reason.code, told(reason.sentence)) for reason in reasons),
        sources=tuple(map(told, sources(reasons, verdict.claims) if by_age else (way.reference,))),
        rule_version=stored.rule_version if stored else verdict.rule_version,
        checked_at=stored.computed_at if stored else None,
        is_current=stored is not None and stored.input_hash == found.input_hash,
        emissions=_emissions(found, today, by_age=by_age),
        ways=OTHER_WAYS if by_age and _is_too_young(listing, today) else (),
    )


def _is_too_young(listing: Listing, today: date) -> bool:
    safe = listing.eligible_safe
    return listing.side == Side.JAPAN and safe is not None and safe > today


def _import_tile(listing: Listing, verdict: ShownVerdict) -> Tile:
    detail = listing.badge.detail
    if not verdict.is_current:
        detail = _("is being checked again") if verdict.checked_at else _("is being checked")
    return Tile(
        state=TILE_STATES[listing.badge.kind],
        question=_("May it come in?"),
        answer=listing.badge.label,
        detail=detail,
        checked_on=verdict.checked_at.date() if verdict.checked_at else None,
        href="#import",
    )


def _emissions(found: Assessment, today: date, *, by_age: bool) -> Emissions:
    if not by_age:
        return Emissions(
            _("Emissions (EPA)"), _("See its papers"), _("it did not come in by its age")
        )
    epa = epa_line(found.verdict, today)
    question = _("Emissions (EPA, 21 years)")
    if epa.status == EpaStatus.ELIGIBLE_BY_AGE:
        if found.verdict.level not in LEGAL_LEVELS:
            return Emissions(question, _("Needs proof"), _("old enough if the dates hold"))
        return Emissions(question, _("Old enough"), _("if the engine is original"))
    if epa.year:
        return Emissions(question, _("Surely from %s") % epa.year, _("by calendar years"))
    return Emissions(question, _("Not known"), _("needs a proven date"))
