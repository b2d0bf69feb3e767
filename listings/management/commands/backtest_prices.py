"""How far off are the price estimates? A test on sales that the model has not seen."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from listings.management.answers import AnswerCommand, BadInputError
from listings.management.sales_files import refuse_other_currency, remarks_on, sales_file
from listings.pricing import kin
from listings.pricing.model import NoSalesError
from listings.pricing.model.backtest import Tested, backtest
from listings.pricing.model.units import remarks, slip

SHOWN = 5


class Command(AnswerCommand):
    help = (
        "Learn from one CSV file of sales and estimate each car of another, its price unseen. "
        "Remarks on rows and units go to standard error."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--train", required=True, metavar="FILE", help="sales to learn from")
        parser.add_argument("--test", required=True, metavar="FILE", help="sales to estimate")

    def handle(self, *args: Any, **options: Any) -> None:
        sales = sales_file("--train", options["train"])
        test = sales_file("--test", options["test"])
        refuse_other_currency("--test", options["test"], test.currency, sales.currency)
        try:
            tested = backtest(sales.cars, test.cars, kin.twins())
        except NoSalesError as error:
            every = f"every car of {options['train']} is also in the test."
            raise BadInputError("--train", every) from error
        for remark in (
            *remarks_on("--train", sales),
            *remarks_on("--test", test),
            *_on_cars(tested, dict(zip((car.key for car in sales.cars), sales.lines, strict=True))),
            *remarks(sales.cars, test.cars, tested.scores),
        ):
            self.stderr.write(remark)
        figures = asdict(tested.figures)
        if options["json"]:
            self.print_json(figures)
        else:
            self.stdout.write("\n".join(f"{name:<27}{value:,}" for name, value in figures.items()))


def _on_cars(tested: Tested, lines: dict[str, int]) -> list[str]:
    model, found = tested.model, []
    if model.joined:
        found.append(f"--train: {model.joined} re-posts of the same cars joined")
    if tested.on_both_sides:
        found.append(f"--train: {tested.on_both_sides} rows left out, their cars are in --test")
    odd = model.suspicious
    if odd:
        some = "; ".join(
            f"line {lines[sale.key]} {slip(sale.price, sale.expected)}" for sale in odd[:SHOWN]
        )
        found.append(f"--train: {len(odd)} prices cannot be right: {some}")
    return found
