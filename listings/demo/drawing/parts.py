"""What every car has: wheels, arches, lamps, mirrors, a shadow on the road, and its paint."""

import math
from dataclasses import dataclass

from . import ink
from .paths import ellipse
from .sheet import ROAD, Sheet


@dataclass(frozen=True)
class Paint:
    """One car's colours and what lies in its bed."""

    body: str
    load: str = ""
    two_tone: str = ""

    @property
    def shade(self) -> str:
        return ink.shaded(self.body)

    @property
    def second(self) -> str:
        """The lower half of a two-tone car, else the shaded side."""
        return self.two_tone or self.shade

    @property
    def bumper(self) -> str:
        return ink.mixed(self.body, ink.BUMPER, 0.8)


def ground(sheet: Sheet, left: float, right: float) -> None:
    """The shadow."""
    middle = (left + right) / 2
    shadow = ink.mixed(sheet.tint, ink.SUMI, 0.13)
    sheet.points(ellipse(middle, ROAD + 2, (right - left) / 2 + 8, 7), shadow, None)


def wheel(sheet: Sheet, x: float, radius: float = 27, *, spokes: int = 0) -> None:
    """Standing on the road. Steel with eight holes, or cast with so many spokes."""
    y = ROAD - radius
    sheet.disc(x, y, radius, ink.RUBBER)
    sheet.disc(x, y, radius * 0.6, ink.STEEL)
    if spokes:
        for number in range(spokes):
            turn = 2 * math.pi * number / spokes - math.pi / 2
            reach = radius * 0.55
            sheet.line(
                f"M{x} {y}L{x + reach * math.cos(turn):.2f} {y + reach * math.sin(turn):.2f}",
                ink.DARK,
                13,
            )
    else:
        for number in range(8):
            turn = 2 * math.pi * (number + 0.5) / 8
            reach = radius * 0.43
            sheet.disc(
                x + reach * math.cos(turn),
                y + reach * math.sin(turn),
                radius * 0.07,
                ink.DARK,
                ink_of=None,
            )
    sheet.disc(x, y, radius * 0.2, ink.STEEL)


def glass(sheet: Sheet, path: str, shine: str) -> None:
    sheet.shape(path, ink.GLASS)
    sheet.shape(shine, ink.GLASS_LIT, ink_of=None)
    sheet.shape(path)
