"""Fill the table of rates behind the landed cost."""

from typing import Any

from django.core.management.base import BaseCommand

from listings.landed.loading import load_rates


class Command(BaseCommand):
    help = "Load duty, fees and freight; does nothing when the file is the same."

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in (load_rates() or {}).items():
            self.stdout.write(f"{what}: {count}")
