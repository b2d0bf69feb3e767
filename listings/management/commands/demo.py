"""Fill the market with invented cars, to try the site out or to load it."""

from typing import Any

from django.core.management.base import CommandParser

from listings.demo.accounts import BUYER, COLLECTOR, MANAGER, PASSWORD, STAFF, TakenError
from listings.demo.market import OtherMarketError, build
from listings.demo.scene import EmptyCatalogueError
from listings.demo.sellers import NoPlacesError
from listings.management.answers import AnswerCommand, BadInputError

MOST = 5_000_000


class Command(AnswerCommand):
    help = (
        "Invent sellers and cars, marked as invented. The same seed on the same day gives the same "
        "market; run again it changes nothing, and with more cars it adds to those that stand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--listings", type=int, default=600, help="how many cars; 600 if not given"
        )
        parser.add_argument("--seed", type=int, default=1, help="another number, another market; 1")
        parser.add_argument("--no-photos", action="store_true", help="draw no pictures")
        parser.add_argument(
            "--replace", action="store_true", help="take the invented market that stands away first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        listings, seed = options["listings"], options["seed"]
        if not 0 <= listings <= MOST:
            raise BadInputError("--listings", f"{listings} is not between 0 and {MOST:,}.")
        try:
            counts = build(
                listings, seed, pictures=not options["no_photos"], replace=options["replace"]
            )
        except (OtherMarketError, TakenError, EmptyCatalogueError, NoPlacesError) as error:
            raise BadInputError("--listings", error) from error
        if options["json"]:
            self.print_json(counts)
        else:
            self.tell(counts)

    def tell(self, counts: dict[str, Any]) -> None:
        where = ", ".join(f"{number} {status}" for status, number in counts["by_status"].items())
        self.stdout.write(
            f"{counts['listings']} invented cars ({where}) of {counts['sellers']} sellers, "
            f"{counts['photos']} photos, {counts['sales']} known prices."
        )
        people = ", ".join((MANAGER, COLLECTOR, BUYER, STAFF))
        self.stdout.write(f"Sign in as {people} with the password {PASSWORD}.")
