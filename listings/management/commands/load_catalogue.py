"""Fill the catalogue from its data files."""

from typing import Any

from django.core.management.base import BaseCommand

from listings.catalogue.loading import load_catalogue


class Command(BaseCommand):
    help = "Load makes, frame codes and serial blocks; does nothing when the files are the same."

    def handle(self, *args: Any, **options: Any) -> None:
        for table, rows in (load_catalogue() or {}).items():
            self.stdout.write(f"{table}: {rows}")
