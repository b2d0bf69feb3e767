"""Habits of the templates: what the strict content policy and the next reader need."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER = Path(settings.BASE_DIR) / "templates"
PAGES = sorted(FOLDER.rglob("*.html"))
names = [str(path.relative_to(FOLDER)) for path in PAGES]

every_template = pytest.mark.parametrize("name", names)


def text_of(name):
    return (FOLDER / name).read_text()


@every_template
def test_template_can_be_read(name):
    get_template(name)


@every_template
def test_template_says_what_it_wants(name):
    assert text_of(name).startswith("{# ")


@every_template
def test_nothing_is_inline_or_from_elsewhere(name):
    text = text_of(name)
    assert not re.search(r"\sstyle=|\son\w+=", text)
    # A letter brings its style along: it meets the reader's mail program, never the site's policy.
    assert "<style" not in text or name.startswith("emails/")
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""\b(?:src|srcset)=["'](?:https?:)?//""", text)
