"""Which papers come with a car, what each proves, and what an office will miss."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from listings.eligibility.rules import Entry
from listings.eligibility.speaking import told

from ..age import entered_on
from ..choices import Side
from ..kinds_of_paper import ENTRY_SUMMARY, KINDS, PaperKind, kind_of
from ..models import Claim, Listing, Paper
from ..wording import Badge

_WORDS = {
    Paper.State.ORIGINAL: _lazy("original with the seller"),
    Paper.State.CLAIMED: _lazy("said to be there"),
    Paper.State.MISSING: _lazy("missing"),
    Paper.State.NOT_NEEDED: _lazy("not needed"),
    "": _lazy("nothing said"),
}
_LOOKS = {
    Paper.State.ORIGINAL: "good",
    Paper.State.CLAIMED: "info",
    Paper.State.MISSING: "caution",
    Paper.State.NOT_NEEDED: "good",
    "": "unknown",
}


@dataclass(frozen=True)
class ShownPaper:
    """One paper; `look` is an icon's name, the words carry the meaning."""

    kind: PaperKind
    state: str
    why: str
    seen_on: date | None

    @property
    def name(self) -> str:
        return _(self.kind.name)

    @property
    def proves(self) -> str:
        return _(self.kind.proves)

    @property
    def issued_by(self) -> str:
        return _(self.kind.issued_by)

    @property
    def is_there(self) -> bool:
        return self.state in (Paper.State.ORIGINAL, Paper.State.CLAIMED)

    @property
    def look(self) -> str:
        return "good" if self.seen_on else _LOOKS[self.state]

    @property
    def words(self) -> Any:
        return _WORDS[self.state]


@dataclass(frozen=True)
class Asked:
    """How far the papers go for an office. `is_confirmed`: a dated source says what it asks for.

    What the seller calls not needed is lacking all the same: the office decides.
    """

    there: int
    of: int
    state_name: str
    is_confirmed: bool
    lacking: list[ShownPaper]


@dataclass(frozen=True)
class ShownEntry:
    """How the car came in, as far as that may be said in public; `badge` only by staff's eyes."""

    when: str
    port: str
    words: str
    badge: Badge | None


@dataclass(frozen=True)
class Papers:
    """All of the panel; `is_silent` while nothing was said of any paper."""

    is_silent: bool
    there: list[ShownPaper]
    others: list[ShownPaper]
    asked: Asked
    entry: ShownEntry | None


def papers_for(
    listing: Listing,
    claims: Iterable[Claim],
    *,
    state_name: str = "",
    asked: Sequence[str] | None = None,
) -> Papers:
    """The papers for a car's page, by one statement; `claims` are the standing ones.

    `asked` are the papers that a state asks for by a dated source, in our words or in those of the
    states' rules; without them the general set counts, which is not confirmed for any state.
    """
    rows = {paper.kind: paper for paper in listing.papers.all()}
    shown = [_shown(kind, rows.get(kind.slug)) for kind in _kinds(listing) if _fits(kind, rows)]
    return Papers(
        is_silent=not rows,
        there=[paper for paper in shown if paper.is_there],
        others=[paper for paper in shown if not paper.is_there],
        asked=_asked(shown, rows, asked, state_name),
        entry=_entry(listing, list(claims), rows.get(ENTRY_SUMMARY)),
    )


def _kinds(listing: Listing) -> list[PaperKind]:
    """A car that is still in Japan has no papers of an entry yet."""
    in_japan = listing.side == Side.JAPAN
    return [kind for kind in KINDS if kind.comes_from_japan or not in_japan]


def _fits(kind: PaperKind, rows: dict[str, Paper]) -> bool:
    """Beside the general ones only those that somebody said something about."""
    return kind.is_general or kind.slug in rows


def _shown(kind: PaperKind, paper: Paper | None) -> ShownPaper:
    if paper is None:
        return ShownPaper(kind, "", "", None)
    return ShownPaper(kind, paper.state, paper.why, paper.seen_on)


def _asked(
    shown: list[ShownPaper],
    rows: dict[str, Paper],
    asked: Sequence[str] | None,
    state_name: str,
) -> Asked:
    by_law = [kind for word in asked or () if (kind := kind_of(word))]
    wanted = (
        [_shown(kind, rows.get(kind.slug)) for kind in dict.fromkeys(by_law)]
        if by_law
        else [paper for paper in shown if paper.kind.is_general]
    )
    lacking = [paper for paper in wanted if not paper.is_there]
    return Asked(len(wanted) - len(lacking), len(wanted), state_name, bool(by_law), lacking)


def _entry(listing: Listing, claims: list[Claim], summary: Paper | None) -> ShownEntry | None:
    entered = entered_on(claims)
    claim_seen = any(claim.kind == Claim.Kind.ENTRY and claim.is_checked for claim in claims)
    is_seen = claim_seen or (summary is not None and summary.seen_on is not None)
    if listing.side == Side.JAPAN or not (entered or is_seen):
        return None
    return ShownEntry(
        when=told(entered.said) if entered else "",
        port=listing.entry_port.label if listing.entry_port else "",
        words=_judged(listing.entry_status),
        badge=_seen_badge() if is_seen else None,
    )


def _judged(status: str) -> str:
    """Never an accusation: what was found wrong is between staff and the seller."""
    if status == Entry.WAS_ELIGIBLE:
        return _("By the facts given it was old enough on that day.")
    if status == Entry.CANNOT_TELL:
        return _("The facts given cannot tell whether it was old enough on that day.")
    return ""


def _seen_badge() -> Badge:
    meaning = _("Staff have seen the customs papers of its entry; they prove no title in a state.")
    return Badge("good", _("Entry papers seen"), meaning)
