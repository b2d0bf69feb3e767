"""What a row changes on a car that is known: the file's word against the site's.

Where both differ, the newer word counts: what the file says as it did the last time is the older
one, for a person has changed it on the site since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from listings.cars import rules
from listings.cars.completeness import problems
from listings.cars.models import Claim, Listing
from listings.eligibility.dates import read_date
from listings.eligibility.sentences import Sentence, say

from .findings import Finding
from .known import Said

# Column of the listing -> column of the file, where they are called otherwise.
CALLED = {
    "family": "model",
    "frame_code": "frame_no",
    "frame_number": "frame_no",
    "frame_missing_reason": "frame_no_missing_reason",
    "displacement_cc": "cc",
    "air_conditioning": "ac",
    "bed_length_mm": "bed_l_mm",
    "bed_width_mm": "bed_w_mm",
    "zip_code": "zip",
    "state": "zip",
    "port": "port_jp",
    "modifications": "lifted",
}
KEYS = {"family": "family_id", "frame_code": "frame_code_id", "port": "port_id"}
# A move is tried in these pairs of the status wanted and the status now.
_MOVES = {
    ("live", rules.DRAFT): "submit",
    ("reserved", rules.DRAFT): "submit",
    ("live", rules.RESERVED): "release",
    ("reserved", rules.LIVE): "reserve",
    ("sold", rules.LIVE): "sell",
    ("sold", rules.RESERVED): "sell",
}
# With these pairs there is nothing to do and nothing to say.
_WAITS = {
    ("live", rules.IN_REVIEW),
    ("live", rules.NEEDS_CHANGE),
    ("reserved", rules.IN_REVIEW),
    ("reserved", rules.NEEDS_CHANGE),
    ("draft", rules.NEEDS_CHANGE),
}


@dataclass(frozen=True)
class Standing:
    """A car as it stands: the listing, its claims by kind, kinds of papers, links of photos."""

    listing: Listing
    claims: Mapping[str, str]
    papers: frozenset[str]
    links: frozenset[str]
    last: Said | None


@dataclass
class Change:
    """What is to be done; `move` is tried last."""

    columns: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, tuple[str, str]] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    move: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        return bool(self.columns or self.claims or self.papers or self.photos or self.move)


def change_of(row: int, said: Said, standing: Standing) -> Change:
    """What the row changes; nothing on a car that the seller cannot change as it stands."""
    change = Change()
    _columns(row, said, standing, change)
    _claims(row, said, standing, change)
    change.papers = [kind for kind in dict.fromkeys(said.papers) if kind not in standing.papers]
    change.photos = [url for url in said.photos if url not in standing.links]
    if standing.listing.status not in rules.EDITABLE:
        return _closed(row, said, standing, change)
    _move(row, said, standing, change)
    return change


def _columns(row: int, said: Said, standing: Standing, change: Change) -> None:
    last = standing.last.columns if standing.last else {}
    for name, said_now in said.columns.items():
        now = getattr(standing.listing, KEYS.get(name, name))
        value = _with(now, said_now) if name == "modifications" else said_now
        if _says_the_same(name, now, value, said, standing):
            continue
        if name in last and last[name] == said_now:
            _kept(row, CALLED.get(name, name), change)
        else:
            change.columns[name] = value


def _says_the_same(name: str, now: Any, value: Any, said: Said, standing: Standing) -> bool:
    if name == "frame_code" and now is not None:
        # It follows a new number; of the same one a person may know it better.
        return said.columns.get("frame_number", "") in ("", standing.listing.frame_number)
    if isinstance(now, str) and "\r" in now:
        # A browser sends line ends of its own.
        return now.replace("\r\n", "\n").strip() == value
    return bool(now == value)


def _with(now: list[str], more: list[str]) -> list[str]:
    """A file names only some of the modifications; it takes none away."""
    return [*now, *(one for one in more if one not in now)]


def _claims(row: int, said: Said, standing: Standing, change: Change) -> None:
    last = standing.last.claims if standing.last else {}
    for kind, (value, typed) in said.claims.items():
        now = standing.claims.get(kind, "")
        if now == value or (kind == Claim.Kind.SELLER_STATEMENT and _same_year(now, value)):
            continue
        if kind in last and last[kind][0] == value:
            _kept(row, "year" if kind == Claim.Kind.SELLER_STATEMENT else kind, change)
        else:
            change.claims[kind] = (value, typed)


def _same_year(now: str, said: str) -> bool:
    """A person may know the month; the year of the file is no other word then."""
    return bool(now) and read_date(now).first.year == read_date(said).first.year


def _kept(row: int, column: str, change: Change) -> None:
    sentence = say(
        "%(column)s was changed on the site since the last import; that is kept.", column=column
    )
    if not any(finding.column == column for finding in change.findings):
        change.findings.append(Finding(row, column, "W604", sentence))


def _closed(row: int, said: Said, standing: Standing, change: Change) -> Change:
    status = standing.listing.status
    meant = {"live": rules.FOR_SALE, "reserved": rules.FOR_SALE, "sold": (rules.SOLD,)}
    is_as_said = status in (rules.IN_REVIEW, *meant.get(said.status, ()))
    if is_as_said and not change.is_any:
        return Change()
    if status == said.status == rules.SOLD:
        return Change()
    return Change(
        findings=[Finding(row, "status", "W605", CLOSED.get(status, CLOSED[rules.ENDED]))]
    )


CLOSED: dict[str, Sentence] = {
    rules.IN_REVIEW: say("The car is with staff just now and was not changed."),
    rules.SOLD: say("The car is marked as sold on the site and was not changed."),
    rules.ENDED: say("The listing has ended and was not changed; use a new stock number."),
    rules.REMOVED: say("Staff have removed the listing; it was not changed."),
}


def _move(row: int, said: Said, standing: Standing, change: Change) -> None:
    wanted, listing = said.status, standing.listing
    now = listing.status
    if not wanted or wanted == now or (wanted, now) in _WAITS:
        return
    move = _MOVES.get((wanted, now), "")
    if standing.last and standing.last.reached and standing.last.status == wanted:
        _kept(row, "status", change)
    elif move == "submit":
        change.move = move if _can_be_sent(listing) else ""
    elif move:
        change.move = move
    else:
        sentence = say(
            "A car that is %(now)s here cannot become %(wanted)s.", now=now, wanted=wanted
        )
        change.findings.append(Finding(row, "status", "W603", sentence))


def _can_be_sent(listing: Listing) -> bool:
    """A draft that a person took back stays a draft."""
    return listing.submitted_at is None and listing.photo_count > 0 and not problems(listing)
