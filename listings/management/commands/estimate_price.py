"""What are these cars worth? The price estimate on a command line."""

from typing import Any

from django.core.management.base import CommandParser

from listings.eligibility.clock import legal_today
from listings.management.answers import AnswerCommand, BadInputError
from listings.management.sales_files import refuse_other_currency, remarks_on, sales_file
from listings.pricing import kin
from listings.pricing.learning import CURRENCY, recorded_sales
from listings.pricing.model import Car, Estimate, Model, train
from listings.pricing.model.reading import SalesFile
from listings.pricing.model.units import remarks


class Command(AnswerCommand):
    help = (
        "Estimate each car of a CSV file: an 80 % range and its middle in the currency of the "
        "sales, or why not. A price in the file is not looked at. Remarks on rows and units go to "
        "standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--csv", required=True, metavar="FILE", help="the cars")
        parser.add_argument(
            "--train", metavar="FILE", help="sales to learn from; those recorded if not given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        cars = sales_file("--csv", options["csv"], priced=False)
        model, sales = self._learn(options["train"], cars, options["csv"])
        estimates = model.estimate([car.without_price() for car in cars.cars])
        scores = model.score([car.without_price() for car in cars.cars])
        for remark in (*remarks_on("--csv", cars), *remarks(sales, cars.cars, scores)):
            self.stderr.write(remark)
        if options["json"]:
            self.print_json(_in_order(cars, estimates, model.version))
        else:
            self.stdout.write(
                "\n".join(_as_text(*pair) for pair in zip(cars.cars, estimates, strict=True))
            )

    def _learn(self, name: str | None, cars: SalesFile, csv: str) -> tuple[Model, tuple[Car, ...]]:
        if name is None:
            sales, currency = tuple(recorded_sales(legal_today())), CURRENCY
        else:
            found = sales_file("--train", name)
            sales, currency = found.cars, found.currency
            for remark in remarks_on("--train", found):
                self.stderr.write(remark)
        refuse_other_currency("--csv", csv, cars.currency, currency)
        if not sales:
            raise BadInputError(
                "--train", "no sale is recorded to learn from; name a file of sales."
            )
        return train(sales, kin.twins()), sales


def _in_order(cars: SalesFile, estimates: list[Estimate], version: str) -> list[dict[str, Any]]:
    """One object for each row of the file; one that could not be used says why in its place."""
    answers = {
        line: _answer(estimate) for line, estimate in zip(cars.lines, estimates, strict=True)
    }
    answers |= {row.line: _not_used(row.why, version) for row in cars.left_out}
    return [answers[line] for line in sorted(answers)]


def _answer(estimate: Estimate) -> dict[str, Any]:
    return {
        "low": _money(estimate.low),
        "mid": _money(estimate.mid),
        "high": _money(estimate.high),
        "effective_comparables": round(estimate.effective_comparables, 2),
        "abstained": estimate.abstained,
        "reason": str(estimate.reason),
        "factors": [
            {"name": factor.name, "amount": _money(factor.amount)} for factor in estimate.factors
        ],
        "model_version": estimate.model_version,
    }


def _not_used(why: str, version: str) -> dict[str, Any]:
    return {
        "low": None,
        "mid": None,
        "high": None,
        "effective_comparables": 0.0,
        "abstained": True,
        "reason": f"The row cannot be used: {why}.",
        "factors": [],
        "model_version": version,
    }


def _money(amount: float | None) -> float | None:
    """To hundredths, and never minus nothing."""
    return None if amount is None else round(amount, 2) + 0.0


def _as_text(car: Car, estimate: Estimate) -> str:
    name = f"{car.make} {car.model} {car.year}"
    if estimate.low is None or estimate.high is None:
        return f"{name}: no estimate. {estimate.reason}"
    return (
        f"{name}: {estimate.low:,.0f} to {estimate.high:,.0f}, middle {estimate.mid:,.0f} "
        f"({estimate.grade}). {estimate.reason}"
    )
