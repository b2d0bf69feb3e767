"""The rule's own answer to a question of law, worked out whenever somebody reads it."""

from dataclasses import dataclass
from datetime import date

from listings.cars import showing
from listings.cars.models import Listing
from listings.cars.showing.answers import ShownVerdict
from listings.cars.showing.road import Road
from listings.eligibility.clock import legal_today


@dataclass(frozen=True)
class Ruling:
    """What stands above the people's answers; `road` has no answer while no state is chosen."""

    car: Listing
    verdict: ShownVerdict
    road: Road
    today: date

    @property
    def answer(self) -> str:
        """May it come in, in one sentence."""
        return self.verdict.reasons[0].text

    @property
    def source(self) -> str:
        """The statute with the addresses to read it at."""
        return self.verdict.sources[0]


def ruling_on(car: int, state: str | None) -> Ruling:
    """The rule of today on a listing's key, in the language of now.

    The listing is read anew, because the words of one at hand stay in the language of their first
    reader.
    """
    listing = Listing.objects.with_names_and_verdict().get(pk=car)
    found = showing.answers_for(listing, list(listing.claims.standing()), state=state or None)
    return Ruling(listing, found.verdict, found.road, legal_today())
