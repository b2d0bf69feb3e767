"""The step on papers: which of them come with the car?"""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.accounts.models import User

from .. import actions
from ..kinds_of_paper import KINDS, PaperKind
from ..models import Listing, Paper
from .steps import StepForm

_STATES = [
    ("", _("Not said")),
    (Paper.State.ORIGINAL, _("I have the original")),
    (Paper.State.CLAIMED, _("I have a copy, or can get it")),
    (Paper.State.MISSING, _("It is missing")),
    (Paper.State.NOT_NEEDED, _("It is not needed")),
]


class PapersForm(StepForm):
    """One select for each kind of paper. Nothing is uploaded here, and nothing must be said."""

    why = LineField(
        label=_("Why is a paper not needed?"),
        help_text=_("Only if you chose that above. Buyers read it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in KINDS:
            self.fields[kind.slug] = forms.ChoiceField(
                label=_label(kind),
                help_text=gettext(kind.proves),
                choices=_STATES,
                required=False,
            )
        self.order_fields([*(kind.slug for kind in KINDS), "why"])

    def initial_of(self, listing: Listing) -> dict[str, Any]:
        papers = list(listing.papers.all())
        said = {paper.kind: paper.state for paper in papers}
        why = next((paper.why for paper in papers if paper.why), "")
        return {**super().initial_of(listing), **said, "why": why}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_left_out = Paper.State.NOT_NEEDED in [data.get(kind.slug) for kind in KINDS]
        if is_left_out and not data.get("why") and "why" not in self.errors:
            self.add_error("why", _("Say why a paper is not needed: the buyer's office will ask."))
        return data

    def save(self, listing: Listing, *, by: User) -> None:
        data = self.cleaned_data
        stated = {kind.slug: data[kind.slug] for kind in KINDS}
        actions.state_papers(listing, stated, by=by, why=data["why"], version=data["version"])


def _label(kind: PaperKind) -> Any:
    """`Auction sheet 出品票`: the Japanese title as it stands on the paper."""
    name = gettext(kind.name)
    if not kind.name_ja or kind.name_ja == name:
        return name
    return format_html('{} <span lang="ja">{}</span>', name, kind.name_ja)
