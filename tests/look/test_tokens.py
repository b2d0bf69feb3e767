"""Contrast of the colour tokens in both themes, by the WCAG formula."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
TEXT, CONTROL = 4.5, 3.0


def colours(theme):
    """Token name -> (r, g, b) in the light (0) or dark (1) theme."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", SHEET)
    same = [(name, value, value) for name, value in re.findall(r"--([\w-]+): (#\w{6});", SHEET)]
    return {
        name: tuple(int(value[theme][i : i + 2], 16) for i in (1, 3, 5))
        for name, *value in pairs + same
    }


def luminance(colour):
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_formula_gives_the_extremes():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((90, 90, 90), (90, 90, 90)) == pytest.approx(1)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [
        *(
            (front, ground, TEXT)
            for front in ("ink", "quiet")
            for ground in ("page", "card", "mist")
        ),
        *(
            (front, ground, TEXT)
            for front in ("link", "good", "caution", "stop")
            for ground in ("page", "card")
        ),
        ("on-plate", "plate", TEXT),
        ("on-plate", "plate-pressed", TEXT),
        ("line", "page", CONTROL),
        ("line", "card", CONTROL),
    ],
)
def test_pair_can_be_read(theme, front, ground, least):
    tokens = colours(theme)
    assert contrast(tokens[front], tokens[ground]) >= least
