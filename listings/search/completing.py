"""While somebody types: the families and frame codes that may be meant, with their cars."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from . import vocabulary
from .addresses import Search
from .answering import answers_now
from .conditions import Every
from .counting import count_in_words
from .names import FamilyName, Names, folded, read_names
from .typos import nearest
from .words import MAX_LENGTH, tidy

SHOWN = 8
# Of the letters of a code: `da` stands in too many.
CODE_FROM = 2
SECONDS = 30


@dataclass(frozen=True)
class Completion:
    """What may be meant: `kind` says what it is, `url` leads to its cars."""

    label: str
    kind: str
    count: int
    count_text: str
    url: str


@require_safe
@cache_control(public=True, max_age=SECONDS)
def suggest(request: HttpRequest) -> JsonResponse:
    """Completions of `?q=` as JSON; none for what is no word."""
    typed = request.GET.get("q", "")
    found = completions(tidy(typed)) if len(typed) <= MAX_LENGTH else []
    return JsonResponse({"items": [asdict(one) for one in found]})


def completions(text: str) -> list[Completion]:
    """The likeliest first: names that begin so, then names and codes that hold it, then the nearest."""
    names = read_names()
    told, _corrected = vocabulary.as_meant(text.casefold())
    word = folded(told)
    if len(word) < 2:
        return []
    tallies = answers_now().tallies(
        {"family": ("family_id", Every(())), "code": ("frame_code_id", Every(()))}
    )
    families = _families(word, names)
    codes = _codes(word, names, tallies["code"])
    found = [*(_family(row, tallies["family"]) for row in families), *codes]
    return sorted(found, key=lambda one: not one.count)[:SHOWN]


def _families(word: str, names: Names) -> list[FamilyName]:
    """Families by how the word stands in their own names; the nearest where it stands in none."""
    ranked = [(rank, row) for row in names.families if (rank := _rank(word, row)) is not None]
    if not ranked and (near := nearest(word, names.vocabulary)):
        return _families(near, names)
    return [row for _rank_of_it, row in sorted(ranked, key=lambda pair: pair[0])]


def _rank(word: str, row: FamilyName) -> int | None:
    spelled = [folded(name) for name in row.names if name]
    if any(name.startswith(word) for name in spelled):
        return 0 if folded(row.name).startswith(word) else 1
    if any(word in name for name in spelled):
        return 2
    whole = f"{folded(row.make_name)}{folded(row.name)}"
    return 0 if word in whole or whole.startswith(word) else None


def _family(row: FamilyName, counts: dict[str, int]) -> Completion:
    count = counts.get(str(row.id), 0)
    url = Search({"make": (row.make_slug,), "model": (row.slug,)}).url
    label = f"{row.make_name} {row.name}"
    return Completion(label, _("Model"), count, count_in_words(count), url)


def _codes(word: str, names: Names, counts: dict[str, int]) -> list[Completion]:
    """Codes that begin so, each once: one code may stand for several bodies."""
    if len(word) < CODE_FROM or not any(map(str.isdigit, word)):
        return []
    cars: dict[str, int] = {}
    for pk, code in names.codes:
        if folded(code).startswith(word):
            cars[code.upper()] = cars.get(code.upper(), 0) + counts.get(str(pk), 0)
    return [
        Completion(code, _("Frame code"), count, count_in_words(count), Search({"q": (code,)}).url)
        for code, count in sorted(cars.items())
    ]
