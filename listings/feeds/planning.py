"""What would become of rows: the same answer for the check and for the applying."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from listings.cars.forms.price import LARGEST_PRICE, SMALLEST_PRICE
from listings.dealers.models import Seller
from listings.eligibility.sentences import say
from listings.pricing.models import MINOR_UNITS

from .differing import Change, Standing, change_of
from .findings import Finding
from .known import Said
from .models import FeedRow
from .needed import missing_in
from .stock import Known, folded, frame_numbers, standing_of, stock_of

Outcome = FeedRow.Outcome
# What hangs on the stock, and so is found anew each time.
_PLANNED = {"E109", "E110", "W113", "W402", "E404", "E602", "W603", "W604", "W605"}


@dataclass
class Plan:
    """What becomes of one row. `standing` is None for a new car."""

    row: FeedRow
    said: Said
    outcome: str
    findings: list[Finding]
    change: Change | None = None
    standing: Standing | None = None
    listing_id: int | None = None


def plan_rows(seller: Seller, rows: Sequence[FeedRow], *, hold: bool = False) -> list[Plan]:
    """Compare rows with the stock as it stands now. `hold` locks the cars until the transaction
    ends; rows with an `E…` are refused as they are."""
    stock = stock_of(seller)
    plans = [_first_look(row, stock) for row in rows]
    compared = [plan.listing_id for plan in plans if plan.listing_id and not plan.outcome]
    standing = standing_of(compared, hold=hold)
    taken = frame_numbers(seller, [_frame_number(plan) for plan in plans if not plan.outcome])
    for plan in plans:
        if not plan.outcome:
            _decide(plan, standing, taken)
    return plans


def _first_look(row: FeedRow, stock: dict[str, Known]) -> Plan:
    findings = [Finding.from_data(data) for data in row.findings]
    if not row.digest:
        return Plan(row, Said(), Outcome.REFUSED, findings)
    findings = [finding for finding in findings if finding.code not in _PLANNED]
    known = stock.get(folded(row.stock_number))
    if known and known.is_as_fed(row.digest):
        return Plan(row, Said(), Outcome.UNCHANGED, findings, listing_id=known.listing)
    said = Said.from_data(row.said)
    return Plan(row, said, "", findings, listing_id=known.listing if known else None)


def _frame_number(plan: Plan) -> str:
    return str(plan.said.columns.get("frame_number", ""))


def _decide(plan: Plan, standing: dict[int, Standing], taken: dict[str, int]) -> None:
    plan.standing = standing.get(plan.listing_id or 0)
    number = plan.row.row_no
    owner = taken.get(_frame_number(plan))
    if owner and owner != plan.listing_id:
        sentence = say("Another car of yours has this frame number already.")
        plan.findings.append(Finding(number, "frame_no", "E602", sentence))
    if plan.standing and plan.said.bare_price:
        _name_currency(plan, plan.standing)
    if plan.standing is None:
        plan.findings += missing_in(number, plan.said)
        plan.outcome = Outcome.NEW
    else:
        plan.change = change_of(number, plan.said, plan.standing)
        plan.findings += plan.change.findings
        plan.outcome = Outcome.CHANGED if plan.change.is_any else Outcome.UNCHANGED
    if any(finding.stops for finding in plan.findings):
        plan.outcome = Outcome.REFUSED
    elif plan.standing:
        plan.findings += _price_remark(plan, plan.standing)


def _name_currency(plan: Plan, standing: Standing) -> None:
    """A price without a currency is in that of the car on the site."""
    currency, amount = standing.listing.currency, Decimal(plan.said.bare_price)
    least, most = SMALLEST_PRICE[currency], LARGEST_PRICE[currency]
    minor = amount * MINOR_UNITS[currency]
    if least <= amount <= most and not minor % 1:
        plan.said.columns["price"] = int(minor)
        return
    sentence = say(
        "%(price)s is not between %(least)s and %(most)s %(currency)s.",
        price=f"{amount:,}",
        least=f"{least:,}",
        most=f"{most:,}",
        currency=currency,
    )
    plan.findings.append(Finding(plan.row.row_no, "price", "E404", sentence))


def _price_remark(plan: Plan, standing: Standing) -> list[Finding]:
    """A slip of a digit shows against the estimate of the car, where there is one."""
    estimate, price = standing.listing.estimate, plan.said.columns.get("price")
    is_dollars = plan.said.columns.get("currency", standing.listing.currency) == "USD"
    if estimate is None or estimate.abstained or not price or not is_dollars:
        return []
    low = estimate.low_usd_cents
    if not low or price >= low * FAR_UNDER:
        return []
    under = round(100 * (1 - price / low))
    sentence = say("The price is %(percent)s %% under the usual range.", percent=under)
    return [Finding(plan.row.row_no, "price", "W402", sentence)]


# Of the lower end of the range.
FAR_UNDER = 0.7
