"""One car as a reviewer needs it: photos, claims, findings and history at once."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from listings.accounts.models import Act as Audited
from listings.eligibility.dates import read_date
from listings.eligibility.proof import GROUNDS, LEVEL_WORDS, Kind, Level
from listings.eligibility.speaking import told

from .. import actions, showing
from ..completeness import stoppers
from ..kinds_of_paper import BY_SLUG, PaperKind
from ..models import Claim, Listing, Paper
from .acts import ReasonForm, open_acts
from .findings import findings
from .queue import next_waiting

HISTORY = 20


@dataclass(frozen=True)
class ClaimLine:
    """A claim with the level it has now and, while nobody has compared it, the one it could have."""

    claim: Claim
    words: str
    level: str
    level_words: str
    could_be: str


@dataclass(frozen=True)
class PaperLine:
    """A paper by its names, and whether staff may still say that they have seen it."""

    paper: Paper

    @property
    def kind(self) -> PaperKind | None:
        return BY_SLUG.get(self.paper.kind)

    @property
    def can_be_seen(self) -> bool:
        return self.paper.seen_on is None and self.paper.state in actions.papers.THERE


def case(listing: Listing) -> dict[str, Any]:
    """Everything for the page of one car, read at once."""
    claims = list(listing.claims.standing().select_related("said_by", "checked_by", "photo"))
    answers = showing.answers_for(listing, claims)
    stopped = stoppers(listing)
    return {
        "car": listing,
        "photos": list(listing.photos.order_by("place")),
        "claims": [claim_line(claim) for claim in claims],
        "papers": [PaperLine(paper) for paper in _papers(listing)],
        "verdict": answers.verdict,
        "findings": findings(listing),
        "facts": showing.fact_groups(listing, claims),
        "estimate": listing.estimate,
        "events": list(listing.events.select_related("actor").order_by("-at")[:HISTORY]),
        "audit": [(act, changes(act)) for act in _audit(listing)],
        "acts": open_acts(listing),
        "reason_form": ReasonForm(initial={"reason": "\n".join(p.text for p in stopped)}),
        "next_car": next_waiting(listing),
    }


def claim_line(claim: Claim) -> ClaimLine:
    """An unseen document is the seller's word; a statement has no document to be seen."""
    known = claim.kind in set(Kind)
    ground = GROUNDS[Kind(claim.kind)] if known else None
    full = ground.level if ground else Level.A
    level = full if claim.is_checked else Level.E
    has_document = ground is None or ground.is_evidence
    return ClaimLine(
        claim=claim,
        words=told(read_date(claim.value).said) if claim.kind in Claim.DATED_KINDS else claim.value,
        level=level,
        level_words=_(LEVEL_WORDS[level]) if known else "",
        could_be=full if has_document and not claim.is_checked else "",
    )


def changes(act: Audited) -> str:
    """What an act changed, on one line: `status: draft → in_review`."""
    return "; ".join(f"{name}: {_change(act, name)}" for name in act.after)


def _change(act: Audited, name: str) -> str:
    before, after = act.before.get(name), act.after[name]
    if isinstance(after, dict):
        before, after = after.get("before"), after.get("after")
    return f"{before} → {after}" if before not in ("", None) else str(after)


def _papers(listing: Listing) -> QuerySet[Paper]:
    return listing.papers.select_related("said_by", "seen_by").order_by("pk")


def _audit(listing: Listing) -> QuerySet[Audited]:
    acts = Audited.objects.filter(object_kind="listing", object_id=listing.pk)
    return acts.select_related("actor").order_by("-at")[:HISTORY]
