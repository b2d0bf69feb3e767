"""The kinds of paper that come with a kei, each with what it proves and a picture by us."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from listings.places.states import US_STATES
from listings.states.files import papers_asked

from ..kinds_of_paper import KINDS, PaperKind, kind_of
from ..paper_samples import SAMPLES, Sample

_SIDES = {
    "jp": gettext_lazy("Made in Japan"),
    "both": gettext_lazy("Made on the way, or handed over with the car"),
    "us": gettext_lazy("Made in the United States"),
}


@dataclass(frozen=True)
class PaperOnPage:
    """A kind of paper with its picture; `asked_by` are states of which a source says so."""

    kind: PaperKind
    sample: Sample
    asked_by: list[tuple[str, str]]

    @property
    def name(self) -> str:
        return gettext(self.kind.name)

    @property
    def proves(self) -> str:
        return gettext(self.kind.proves)

    @property
    def issued_by(self) -> str:
        return gettext(self.kind.issued_by)


@require_safe
def paper_kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of paper, by where it is made."""
    asked = _asked_by()
    shown = [PaperOnPage(kind, SAMPLES[kind.slug], asked[kind.slug]) for kind in KINDS]
    groups = [
        (title, [paper for paper in shown if paper.kind.side == side])
        for side, title in _SIDES.items()
    ]
    return render(request, "cars/paper_kinds.html", {"groups": groups})


def _asked_by() -> dict[str, list[tuple[str, str]]]:
    states: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, name in US_STATES.items():
        for asked in papers_asked(code):
            if kind := kind_of(asked.paper):
                states[kind.slug].append((code, str(name)))
    return states
