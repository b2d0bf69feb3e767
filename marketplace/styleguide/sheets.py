"""What the guide reads from the sources themselves: tokens, symbols, and what a component wants."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COTTON = TEMPLATES / "cotton"
STATIC = Path(settings.BASE_DIR) / "static"
KEI = STATIC / "img/kei.svg"
_COMMENT = re.compile(r"\{#\s*(.*?)\s*#\}")
_TOKEN = re.compile(r"--([\w-]+):\s*(.*?);", re.DOTALL)
_THEMED = re.compile(r"light-dark\((#\w{6}), (#\w{6})\)")
_PLAIN = re.compile(r"#\w{6}")
_SIZED = re.compile(r'<symbol id="([\w-]+)" viewBox="([-\d. ]+)"')
_SYMBOL = re.compile(r'<symbol id="([\w-]+)"')
# Grounds that text stands on; the yellow has its own ink.
GROUNDS = ("page", "card", "mist")
LENGTH = re.compile(r"([\d.]+)(rem|px)")
REM = 16


@dataclass(frozen=True)
class Colour:
    """A token of colour, and its contrast on each ground in both themes."""

    name: str
    light: str
    dark: str
    contrasts: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Measure:
    """A token of size or time; `pixels` is 0 where it has no length."""

    name: str
    value: str
    pixels: float


def colours() -> list[Colour]:
    """Every colour of `tokens.css` in its order."""
    found = {}
    for name, value in _tokens().items():
        if themed := _THEMED.fullmatch(value):
            found[name] = themed.groups()
        elif _PLAIN.fullmatch(value):
            found[name] = (value, value)
    grounds = [(name, *found[name]) for name in GROUNDS]
    return [
        Colour(name, light, dark, [_measured(light, dark, *ground) for ground in grounds])
        for name, (light, dark) in found.items()
    ]


def measures(*beginnings: str) -> list[Measure]:
    """Tokens whose names begin so and that are a length, a time or a movement."""
    return [
        Measure(name, value, _pixels(value))
        for name, value in _tokens().items()
        if name in beginnings or name.rstrip("0123456789") in beginnings
    ]


def symbols(text: str) -> list[str]:
    """The names of all symbols of an SVG sprite, in its order."""
    return _SYMBOL.findall(text)


def drawings() -> list[str]:
    return symbols(_drawings())


@dataclass(frozen=True)
class Symbol:
    """A symbol of another sprite than `kei.svg`: the static file, its name and its box."""

    file: str
    name: str
    box: str


def other_drawings() -> list[Symbol]:
    """People, pickups, outlines, the logo: what pages take from the other sprites."""
    return [
        Symbol(f"img/{path.name}", name, box)
        for path in sorted(KEI.parent.glob("*.svg"))
        if path != KEI
        for name, box in _SIZED.findall(path.read_text())
    ]


def drawing(name: str) -> str:
    """A whole symbol of `img/kei.svg`; empty for a name that is none."""
    found = re.search(rf'<symbol id="{re.escape(name)}".*?</symbol>', _drawings(), re.DOTALL)
    return found[0] if found else ""


def _drawings() -> str:
    return KEI.read_text()


def icons() -> list[str]:
    names = symbols((TEMPLATES / "parts/icons.html").read_text())
    return [name.removeprefix("i-") for name in names]


def tags() -> list[str]:
    """The components there are, by their file names."""
    return sorted(path.stem for path in COTTON.glob("*.html"))


def wants(tag: str) -> list[str]:
    """The comments that a component begins with."""
    lines = []
    for line in (COTTON / f"{tag}.html").read_text().splitlines():
        found = _COMMENT.fullmatch(line.strip())
        if not found:
            break
        lines.append(found[1])
    return lines


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` by WCAG 2: 1 (none) to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _measured(
    light: str, dark: str, ground: str, by_day: str, by_night: str
) -> tuple[str, str, str]:
    return ground, f"{contrast(light, by_day):.2f}", f"{contrast(dark, by_night):.2f}"


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _tokens() -> dict[str, str]:
    """Name -> value; the first one counts, so the phone's sizes."""
    sheet = (STATIC / "css/tokens.css").read_text()
    found: dict[str, str] = {}
    for name, value in _TOKEN.findall(sheet):
        found.setdefault(name, " ".join(value.split()))
    return found


def _pixels(value: str) -> float:
    found = LENGTH.fullmatch(value)
    if not found:
        return 0
    return float(found[1]) * (REM if found[2] == "rem" else 1)
