"""Fill the sales with the known US prices."""

from typing import Any

from django.core.management.base import BaseCommand

from listings.pricing.loading import load_prices


class Command(BaseCommand):
    help = "Load known US prices; names the rows left out; does nothing when they are the same."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_prices()
        if loaded is None:
            return
        self.stdout.write(f"sales: {loaded.sales}, left out: {len(loaded.left_out)}")
        for row in loaded.left_out:
            self.stdout.write(str(row))
