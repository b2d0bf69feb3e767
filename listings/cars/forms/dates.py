"""Step 2: when was it built, how did it come, and who says so?"""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from listings.accounts.models import User
from listings.places.models import Port

from .. import actions
from ..choices import WayIn
from ..models import Claim, Listing
from .fields import EntryField, PartialDateField, PortField
from .steps import StepForm

_ANY_SPELLING = _("Any spelling: 2001-11, November is fine as 11, H13.11, 平成13年11月.")


class DatesForm(StepForm):
    """Claims about the build date and the entry. Each may stay empty; silence is shown as such."""

    columns = ("entry_port", "way_in")

    build_plate = PartialDateField(
        label=_("Built, as on the build plate or door sticker"),
        help_text=format_lazy("{} {}", _("Most kei cars have none."), _ANY_SPELLING),
    )
    first_inspection = PartialDateField(
        label=_("First inspection (初度検査年月)"),
        help_text=_("On the kei certificate; before October 2003 often only a year, such as H13."),
    )
    first_registration = PartialDateField(
        label=_("First registration (初度登録年月)"),
        help_text=_("Only for cars that were registered as ordinary cars."),
    )
    maker_record = PartialDateField(
        label=_("Built, by the maker's own record"),
        help_text=_("If you hold a letter or record from the maker for this frame number."),
    )
    seller_statement = PartialDateField(
        label=_("Year, as you know it"),
        help_text=_("If you have no paper at hand. It is shown as your word, not as proof."),
    )

    entry = EntryField(
        label=_("Entered the United States"),
        help_text=_("If the car is here already: the day or month on its entry papers (7501)."),
    )
    entry_port = PortField(
        label=_("Port of entry"),
        queryset=Port.objects.filter(country="US"),
        empty_label=_("Not said"),
        required=False,
    )
    way_in = forms.TypedChoiceField(
        label=_("By which rule it comes in, or came in"),
        help_text=_("Nearly every kei car: its age. Staff look at the papers of any other."),
        choices=WayIn,
        empty_value=WayIn.AGE,
        required=False,
    )

    def initial_of(self, listing: Listing) -> dict[str, Any]:
        claims = listing.claims.standing().filter(kind__in=Claim.DATED_KINDS)
        said = {claim.kind: claim.typed or claim.value for claim in claims}
        return {**super().initial_of(listing), **said}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(kind) for kind in Claim.AGE_KINDS):
            raise forms.ValidationError(
                _("Give at least one date or the year as you know it."), code="no_date"
            )
        return data

    def save(self, listing: Listing, *, by: User) -> None:
        stated = {str(kind): self._pair(kind) for kind in Claim.DATED_KINDS}
        version = self.cleaned_data["version"]
        actions.describe_age(listing, stated, self.changes(), by=by, version=version)

    def _pair(self, kind: str) -> tuple[str, str]:
        interval = self.cleaned_data[kind]
        return (interval.text, self.data.get(kind, "").strip()[:80]) if interval else ("", "")
