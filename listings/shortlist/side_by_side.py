"""Cars side by side: every answer and fact as a row, the rows that differ apart from the others."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from listings.cars import showing
from listings.cars.models import Claim, Listing
from listings.cars.showing.facts import Proof
from listings.eligibility.clock import legal_today
from listings.states.files import papers_asked

# A cell has room for so many names of papers.
NAMED = 2


@dataclass(frozen=True)
class Cell:
    """What one car says: `kind` names the icon of an answer, `href` where its page tells more."""

    value: str
    detail: str = ""
    kind: str = ""
    proof: Proof | None = None
    href: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Cell]

    @property
    def is_equal(self) -> bool:
        """Whether all cars say the same, however well it is proven."""
        return len({(cell.value, cell.detail) for cell in self.cells}) == 1


@dataclass(frozen=True)
class SideBySide:
    """The rows in three parts: answers, then facts that differ and facts that do not."""

    answers: list[Row]
    different: list[Row]
    equal: list[Row]


Column = dict[str, Cell]


def side_by_side(cars: list[Listing], state: str | None, zip_code: str) -> SideBySide:
    """Rows for cars with names, verdict, standing claims and papers read along."""
    answers = _rows([_answers(car, state, zip_code) for car in cars])
    columns = [_facts(car, list(car.claims.all())) for car in cars]
    mileage = _("Mileage")
    answers.insert(1, Row(mileage, [column.pop(mileage) for column in columns]))
    facts = _rows(columns)
    return SideBySide(
        answers,
        [row for row in facts if not row.is_equal],
        [row for row in facts if row.is_equal],
    )


def _rows(columns: list[Column]) -> list[Row]:
    """A row for each label that any car has; one that only some have stands after its neighbour."""
    labels: list[str] = []
    for column in columns:
        place = 0
        for label in column:
            if label not in labels:
                labels.insert(place, label)
            place = labels.index(label) + 1
    none = Cell(_("not given"), missing=True)
    return [Row(label, [column.get(label, none) for column in columns]) for label in labels]


def _answers(car: Listing, state: str | None, zip_code: str) -> Column:
    claims = list(car.claims.all())
    found = showing.answers_for(car, claims, state=state, zip_code=zip_code)
    page, verdict = car.get_absolute_url(), found.verdict
    column = {
        tile.question: Cell(tile.answer, tile.detail, tile.state, href=f"{page}{tile.href}")
        for tile in found.tiles
    }
    when = found.tiles[0]
    if verdict.level:
        proof = Proof(verdict.level, verdict.level_words, "", None)
        column[when.question] = Cell(
            when.answer, when.detail, when.state, proof, f"{page}{when.href}"
        )
    return {
        _("Price"): _price(car),
        **column,
        _("Papers"): _papers(car, claims, found.road.name, state),
    }


def _price(car: Listing) -> Cell:
    if not car.price_text:
        return Cell(_("price not given"), missing=True)
    usd = _("about %s") % car.price_usd_text if car.price_usd_text else ""
    return Cell(car.price_text, usd)


def _papers(car: Listing, claims: list[Claim], state_name: str, state: str | None) -> Cell:
    wanted = [row.paper for row in papers_asked(state or "")]
    asked = showing.papers_for(car, claims, state_name=state_name, asked=wanted).asked
    count = _("%(there)s of %(of)s there") % {"there": asked.there, "of": asked.of}
    lacking = ", ".join(paper.name for paper in asked.lacking[:NAMED])
    if more := len(asked.lacking[NAMED:]):
        lacking = _("%(papers)s and %(more)s more") % {"papers": lacking, "more": more}
    return Cell(
        count,
        _("lacking: %s") % lacking if lacking else "",
        "caution" if lacking else "good",
        href=f"{car.get_absolute_url()}#papers",
    )


def _facts(car: Listing, claims: list[Claim]) -> Column:
    column = {
        row.label: Cell(row.value, proof=row.proof, missing=row.missing)
        for group in showing.fact_groups(car, claims)
        for row in group.rows
    }
    age = (legal_today() - car.listed_at.date()).days if car.listed_at else None
    return {
        **column,
        _("Where it is"): _plain(car.place_text),
        _("Seller"): _plain(car.seller.name),
        _("Photos"): _plain(str(car.photo_count)),
        _("Days on the market"): _plain("" if age is None else str(max(age, 0))),
    }


def _plain(text: str) -> Cell:
    return Cell(text) if text else Cell(_("not given"), missing=True)
