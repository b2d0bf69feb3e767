"""Fill the table of state rules from its data files."""

from typing import Any

from django.core.management.base import BaseCommand

from listings.states.loading import load_states


class Command(BaseCommand):
    help = (
        "Publish what the data files say of the states; does nothing when the files are the same."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_states()
        if loaded is None:
            return
        self.stdout.write(f"{len(loaded.new)} new records, {len(loaded.ended)} ended")
        for rule in loaded.left:
            self.stdout.write(f"{rule.state} {rule.vehicle}: left as staff decided")
