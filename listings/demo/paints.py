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


# By the drawing that shows the car. The first colour is the usual one; one picture is drawn of each.
COLOURS: dict[str, tuple[Colour, ...]] = {
    "truck": (_with(WHITE, load="crates"), _with(SAGE, load="plants")),
    "carry": (
        _with(WHITE, load="crates"),
        _with(SILVER, load="boxes"),
        _with(GREEN, load="hay"),
        _with(SMOKE_BLUE, load="bicycle"),
    ),
    "hijet": (_with(WHITE, load="plants"), _with(SILVER, load="crates")),
    "acty": (_with(WHITE, load="boxes"), _with(SMOKE_BLUE, load="hay"), _with(SAGE, load="plants")),
    "sambar": (_with(WHITE, load="hay"), _with(RED, load="bicycle")),
    "minicab": (_with(WHITE, load="boxes"), _with(SILVER, load="plants")),
    "scrum": (WHITE, SILVER),
    "dump": (WHITE, GREEN),
    "lift": (_with(WHITE, load="boxes"),),
    "van": (WHITE, SILVER),
    "every": (WHITE, SILVER, BEIGE),
    "microvan": (
        _with(SILVER, lower="#8f989e"),
        _with(WINE, lower="#d6cab0"),
        _with(NAVY, lower="#c6c9c7"),
    ),
    "hatch": (WHITE, RED, SKY),
    "sedan": (BEIGE, SILVER),
    "wagon": (SILVER, _with(NAVY, lower="#c6c9c7"), SAGE),
    "roadster": (RED,),
    "cappuccino": (RED, SILVER, GREEN),
    "beat": (YELLOW, RED),
    "copen": (SILVER, WINE),
    "coupe": (SKY, RED),
    "az-1": (_with(RED, lower="#4a5157"), _with(SKY, lower="#4a5157")),
    "offroad": (WHITE, ORANGE),
    "jimny": (OLIVE, WHITE, ORANGE),
    "pajero-mini": (_with(NAVY, lower="#c6c9c7"), WHITE),
}
USUAL = 0.42
