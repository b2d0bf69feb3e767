"""Import a dealer's file of cars."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from listings.dealers.models import Membership, Seller
from listings.eligibility.speaking import told
from listings.feeds import actions, limits
from listings.feeds.findings import Finding
from listings.feeds.models import COUNTED, FeedRun
from listings.feeds.reading import TOO_BIG
from listings.feeds.report import findings_of
from listings.management.answers import AnswerCommand, BadInputError


class Command(AnswerCommand):
    help = (
        "Import a CSV or XLSX file into a dealer's stock. Cars are known by their stock number; "
        "the same file again changes nothing. Rows with an error (E…) are left out, the rest is "
        "applied."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        # Optional for the parser only, so that what is missing gets the same one line.
        parser.add_argument("dealer", metavar="DEALER", nargs="?", default="", help="its slug")
        parser.add_argument("file", metavar="FILE", nargs="?", default="", help="CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument(
            "--ends-missing", action="store_true", help="end cars that the file does not name"
        )
        parser.add_argument(
            "--confirm", action="store_true", help="also where more than 20 %% of the cars end"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        seller = _dealer(options["dealer"])
        name, data = _file(options["file"])
        owner = seller.memberships.select_related("user").filter(role=Membership.Role.OWNER).first()
        run = actions.take_in(
            seller,
            name,
            data,
            by=owner.user if owner else None,
            ends_missing=options["ends_missing"],
        )
        actions.import_now(run, dry_run=options["dry_run"], is_meant=options["confirm"])
        if run.state == FeedRun.State.FAILED:
            raise BadInputError("FILE", told(findings_of(run)[0].said))
        self._answer(run, as_json=options["json"], is_dry=options["dry_run"])

    def _answer(self, run: FeedRun, *, as_json: bool, is_dry: bool) -> None:
        waits = run.state == FeedRun.State.NEEDS_CONFIRMATION and not is_dry
        counts = {name: 0 if waits else run.counts.get(name, 0) for name in COUNTED}
        errors = [_as_dict(finding) for finding in findings_of(run)]
        if as_json:
            self.print_json({**counts, "state": run.state, "errors": errors})
            return
        self.stdout.write(", ".join(f"{name}: {n}" for name, n in counts.items()))
        for error in errors:
            place = f"row {error['row']}, {error['column']}" if error["row"] else "file"
            self.stdout.write(f"{error['code']} {place}: {error['message']}")


def _dealer(slug: str) -> Seller:
    seller = Seller.objects.filter(slug=slug.replace("\0", ""), kind=Seller.Kind.DEALER).first()
    if seller is None:
        raise BadInputError("DEALER", f"there is no dealer “{slug}”.")
    return seller


def _file(name: str) -> tuple[str, bytes]:
    path = Path(name)
    try:
        if not name or not path.is_file():
            raise BadInputError("FILE", f"there is no file “{name}”.")
        if path.stat().st_size > limits.MAX_BYTES:
            raise BadInputError("FILE", told(TOO_BIG))
        return path.name, path.read_bytes()
    except (OSError, ValueError) as error:
        raise BadInputError(
            "FILE", f"“{name}” cannot be read: {error}".replace("\0", "")
        ) from error


def _as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "row": finding.row,
        "column": finding.column,
        "code": finding.code,
        "message": told(finding.said),
    }
