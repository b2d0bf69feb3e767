"""The colours that each body comes in, by their English and Japanese names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """A colour as sellers name it and as it is drawn; `lower` is the lower half of a two-tone."""

    name: str
    name_ja: str
    paint: str
    lower: str = ""
    load: str = ""


WHITE = Colour("white", "白", "#f1efe8")
SILVER = Colour("silver", "シルバー", "#c6c9c7")
SMOKE_BLUE = Colour("smoke blue", "スモークブルー", "#5f7f95")
GREEN = Colour("dark green", "深緑", "#44705c")
SAGE = Colour("sage", "セージ", "#b5c4b9")
RED = Colour("red", "赤", "#b5433c")
WINE = Colour("wine red", "ワインレッド", "#7d3b43")
NAVY = Colour("navy", "紺", "#33506b")
BEIGE = Colour("beige", "ベージュ", "#d8ccb0")
BLACK = Colour("black", "黒", "#474d52")
YELLOW = Colour("yellow", "黄", "#e3ba49")
SKY = Colour("light blue", "水色", "#a9c8d4")
OLIVE = Colour("olive", "オリーブ", "#6b7653")
ORANGE = Colour("orange", "オレンジ", "#d08047")


def _with(colour: Colour, *, lower: str = "", load: str = "") -> Colour:
    return Colour(colour.name, colour.name_ja, colour.paint, lower, load)


# The first colour is the usual one; one picture is drawn of each.
COLOURS: dict[str, tuple[Colour, ...]] = {
    "truck": (
        _with(WHITE, load="crates"),
        _with(SILVER, load="boxes"),
        _with(SMOKE_BLUE, load="bicycle"),
        _with(GREEN, load="hay"),
        _with(SAGE, load="plants"),
        _with(RED),
    ),
    "dump": (WHITE, GREEN),
    "lift": (_with(WHITE, load="boxes"),),
    "van": (WHITE, SILVER, SMOKE_BLUE, BEIGE),
    "microvan": (
        _with(SILVER, lower="#8f989e"),
        _with(WINE, lower="#d6cab0"),
        _with(NAVY, lower="#c6c9c7"),
        WHITE,
    ),
    "hatch": (WHITE, RED, SKY, NAVY, YELLOW),
    "sedan": (BEIGE, SILVER),
    "wagon": (SILVER, _with(NAVY, lower="#c6c9c7"), WINE, SAGE),
    "roadster": (RED, YELLOW, SILVER, GREEN, NAVY),
    "coupe": (_with(RED, lower="#4a5157"), _with(SKY, lower="#4a5157")),
    "offroad": (OLIVE, WHITE, _with(NAVY, lower="#c6c9c7"), ORANGE),
}
USUAL = 0.42
