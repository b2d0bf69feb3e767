"""Whatever a template says itself, it says through the catalogue."""

import re

import pytest

from marketplace.translation.extracting import templates

# Signs and names that are the same in every language.
SAME = re.compile(r"Keiport|\b\d+\.\d+ m\b|\bUTC\b")
TAGS = re.compile(
    r"\{#.*?#\}|\{% block bodyclass %\}.*?\{% endblock %\}|\{% blocktranslate.*?\{% endblocktranslate %\}|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
UNSEEN = re.compile(r"<(style|code|textarea)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
SPOKEN = re.compile(r'\b(?:alt|aria-label|legend|placeholder|title)="([^"]*)"')
LETTERS = re.compile(r"[^\W\d_]{2,}")
# A spelling to be typed, and a name given to Django's own components.
GIVEN = {"DA63T-12", "photo.alt"}

# Said to programs, in their own language.
FOR_PROGRAMS = {"api/robots.txt"}

PATHS = {str(path).partition("templates/")[2]: path for path in templates()}


def leftovers(text: str) -> list[str]:
    """Words between tags, and in attributes that are read aloud, that no tag translates."""
    bare = TAGS.sub(" ", text)
    spoken = [words for words in SPOKEN.findall(bare) if words not in GIVEN]
    found = [*UNSEEN.sub("\n", bare).splitlines(), *spoken]
    return [line.strip() for line in found if LETTERS.search(SAME.sub("", line))]


@pytest.mark.parametrize("name", sorted(PATHS.keys() - FOR_PROGRAMS))
def test_template_says_nothing_outside_the_catalogue(name):
    assert leftovers(PATHS[name].read_text()) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Not yet</p>",
        '<img alt="A truck">',
        "{% if a %}yes{% endif %}",
        "{{ price }} dollars",
        '<a aria-label="Back {{ n }}">‹</a>',
    ],
)
def test_words_outside_the_catalogue_are_noticed(text):
    assert leftovers(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Not yet" %}</p>',
        "{% blocktranslate trimmed %}Not {{ n }}{% endblocktranslate %}",
        '<a class="button" aria-label="{% translate \'Back\' %}">‹ 3.40 m</a>',
    ],
)
def test_words_of_the_catalogue_and_measures_are_not(text):
    assert leftovers(text) == []


def test_dates_have_no_format_of_one_language():
    fixed = re.compile(r"""\|date:["'][^"']*[jdDlnmMbFNyYLo][^"']*["']""")
    named = re.compile(r"""\|date:["'](?:[A-Z_]+_FORMAT|Y-m-d|c)["']""")
    wrong = {
        name: found
        for name, path in PATHS.items()
        if (found := fixed.findall(named.sub("", path.read_text())))
    }
    assert wrong == {}
