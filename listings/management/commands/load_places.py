"""Fill the tables of ports and ZIP codes."""

from typing import Any

from django.core.management.base import BaseCommand

from listings.places.loading import load_places


class Command(BaseCommand):
    help = "Load ports and ZIP codes; does nothing when they are the same."

    def handle(self, *args: Any, **options: Any) -> None:
        for table, rows in (load_places() or {}).items():
            self.stdout.write(f"{table}: {rows}")
