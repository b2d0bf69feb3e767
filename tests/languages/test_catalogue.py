"""The catalogue: no string of the sources lacks its Japanese, and none says another thing."""

import re

import pytest

from marketplace.translation.catalogue import compiled, missing, translated
from marketplace.translation.extracting import extracted

PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|</?\w+|href=\"[^\"]*\"")
HOW_TO = "run `make words` and write the missing words into locale/ja/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def japanese():
    return translated("ja")


@pytest.fixture(scope="module")
def sources():
    return extracted()


def forms(words):
    return (words,) if isinstance(words, str) else tuple(words or ())


def by_key(catalogue):
    """Context and words -> translations; Babel reads the contexts of a .mo file as bytes."""
    return {
        (
            message.context.decode() if isinstance(message.context, bytes) else message.context,
            forms(message.id),
        ): forms(message.string)
        for message in catalogue
        if message.id
    }


def test_every_string_of_the_sources_is_in_the_catalogue_and_no_other(sources, japanese):
    wanted, known = by_key(sources).keys(), by_key(japanese).keys()
    assert sorted(words for _context, words in wanted - known) == [], HOW_TO
    assert sorted(words for _context, words in known - wanted) == [], HOW_TO


def test_no_string_lacks_its_japanese(japanese):
    assert missing(japanese) == [], HOW_TO


def test_words_and_their_japanese_have_the_same_places_for_values(japanese):
    differing = [
        message.id
        for message in japanese
        if message.id
        and any(
            set(PLACES.findall(form)) != set(PLACES.findall(forms(message.id)[-1]))
            for form in forms(message.string)
        )
    ]
    assert differing == []


def test_babel_finds_nothing_wrong(japanese):
    assert [(message.id, errors) for message, errors in japanese.check()] == []


def test_django_reads_what_people_wrote(japanese):
    """The .mo file is made from this .po file."""
    assert by_key(compiled("ja")) == by_key(japanese)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Frame number", "listings/cars/forms/identity.py"),
        ("By these facts it was built no later than %(last)s.", "listings/eligibility/reasons.py"),
        ("the build plate", "listings/eligibility/proof.py"),
        ("The kei class began in July 1949.", "listings/eligibility/data/federal.csv"),
        ("Skip to the content", "templates/base.html"),
        ("Your %(car)s is live", "templates/emails/cars/approve_subject.txt"),
        (("%s car", "%s cars"), "listings/search/counting.py"),
    ],
)
def test_strings_are_found_wherever_they_stand(sources, words, place):
    found = sources.get(words if isinstance(words, str) else words[0])
    assert found.id == words
    assert place in [path for path, _line in found.locations]
