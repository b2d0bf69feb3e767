"""The papers of a car: what the seller says is there, and what staff have seen."""

from collections.abc import Mapping

from django.db import transaction

from listings.accounts.audit import record
from listings.accounts.models import User
from listings.eligibility.clock import legal_today

from ..models import Listing, Paper
from .holding import check_version, hold, write

# Only a paper that is there can be seen.
THERE = (Paper.State.ORIGINAL, Paper.State.CLAIMED)


@transaction.atomic
def state_papers(
    listing: Listing,
    stated: Mapping[str, str],
    *,
    by: User | None,
    why: str = "",
    version: int | None = None,
) -> None:
    """Set what the seller says of each kind of paper: kind -> state, empty for not said.

    `why` is the reason of all that are not needed. Whatever changes must be seen anew by staff.
    `version`, `Conflict` and `IllegalMove` are as in `save_details`.
    """
    hold(listing)
    known = {paper.kind: paper for paper in listing.papers.all()}
    before = {kind: _said(known.get(kind)) for kind in stated}
    said = {kind: (state, _reason(state, why)) for kind, state in stated.items()}
    changed = {kind: pair for kind, pair in said.items() if pair != before[kind]}
    if not changed:
        return
    check_version(listing, version)
    for kind, (state, reason) in changed.items():
        _set(listing, kind, state, reason, by)
    write(listing)
    after = {kind: {"before": before[kind][0], "after": changed[kind][0]} for kind in changed}
    record("papers stated", listing, by=by, after=after)


@transaction.atomic
def see_paper(paper: Paper, *, by: User) -> bool:
    """Staff had the paper, or a copy of it, before their eyes. False if that was known, or if it
    is not there any more."""
    unseen = Paper.objects.filter(pk=paper.pk, seen_on=None, state__in=THERE)
    if not unseen.update(seen_on=legal_today(), seen_by=by):
        return False
    record("paper seen", paper.listing, by=by, after={"paper": paper.kind})
    return True


def _said(paper: Paper | None) -> tuple[str, str]:
    return (paper.state, paper.why) if paper else ("", "")


def _reason(state: str, why: str) -> str:
    return why if state == Paper.State.NOT_NEEDED else ""


def _set(listing: Listing, kind: str, state: str, why: str, by: User | None) -> None:
    if not state:
        listing.papers.filter(kind=kind).delete()
        return
    Paper.objects.update_or_create(
        listing=listing,
        kind=kind,
        defaults={"state": state, "why": why, "said_by": by, "seen_by": None, "seen_on": None},
    )
