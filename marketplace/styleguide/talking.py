"""Ways and words: pager, crumbs, tables, map, notices, toasts, dialogs, drawings and icons."""

from types import SimpleNamespace
from typing import Any

from .cars import LONG_JA, UNBROKEN
from .component import PRESS, SILENT, Component, States, numbered, once
from .sheets import drawings, icons


def pager(key: str) -> States:
    def page(number: int, last: int) -> Any:
        first = max(1, min(number - 2, last - 4))
        return SimpleNamespace(
            number=number,
            last=last,
            has_previous=number > 1,
            has_next=number < last,
            previous_url="#pager",
            next_url="#pager",
            numbers=[
                {"number": n, "url": "#pager", "current": n == number}
                for n in range(first, min(last, first + 4) + 1)
            ],
        )

    return {
        "First of many": {"page": page(1, 9)},
        "In the middle": {"page": page(5, 9)},
        "Last": {"page": page(9, 9)},
        "At the limits": {"page": page(198, 200)},
        "Only one page: nothing is drawn": {"page": page(1, 1)},
    }


def crumbs(key: str) -> States:
    return {
        "Three": {"names": ["Cars", "Suzuki", "Carry"]},
        "Long Japanese text": {"names": ["Cars", LONG_JA, UNBROKEN]},
    }


def table(key: str) -> States:
    rows = [
        ("Sample one, ready", 24, 790_000),
        (LONG_JA, 0, 1_234_567_800),
        (UNBROKEN, 1_234, None),
    ]
    return {
        "A list where the room is narrow": {"rows": rows, "is_list": "1"},
        "Scrolls by itself": {"rows": rows[:2], "is_list": ""},
        "Empty": {"rows": [], "is_list": "1", "empty": "Nothing was read from the file yet."},
    }


def map_(key: str) -> States:
    def place(label: str, latitude: float, longitude: float, detail: str = "") -> Any:
        return SimpleNamespace(
            label=label, latitude=latitude, longitude=longitude, detail=detail, href="#map"
        )

    us = [
        place("Columbus, OH", 39.96, -83.0, "12 cars"),
        place("Dublin, OH", 40.1, -83.11, "2 cars"),
        place("Seattle, WA", 47.61, -122.33, "4 cars"),
        place("Austin, TX", 30.27, -97.74, "1 car"),
        place("Miami, FL", 25.76, -80.19, "3 cars"),
    ]
    return {
        "Several places, two of them near": {"places": us},
        "One place": {"places": us[:1]},
        "Long names": {"places": [place(LONG_JA, 35.44, 139.64), place(UNBROKEN, 34.65, 135.0)]},
        "No place": {"places": []},
    }


def notice(key: str) -> States:
    texts = {
        "info": "This car is reserved. You may still ask about it.",
        "good": "Saved. Buyers see the change now.",
        "caution": "Preview: only you see this page.",
        "stop": "The mail could not be sent. Nothing was changed; please try again.",
    }
    return {
        **{kind: {"kind": kind, "text": text} for kind, text in texts.items()},
        "Long Japanese text": {"kind": "info", "text": f"{LONG_JA}：{UNBROKEN}"},
    }


def toast(key: str) -> States:
    return {
        "With undo": {"kind": "good", "undo": "#toast", "text": "Photo deleted."},
        "Without undo": {"kind": "info", "undo": "", "text": "Link copied."},
        "Failed": {"kind": "stop", "undo": "", "text": "Not saved: no connection. Try again."},
        "Long Japanese text": {"kind": "good", "undo": "#toast", "text": LONG_JA * 2},
    }


def dialog(key: str) -> States:
    return numbered(
        key,
        {
            "A question": {"title": "Delete this photo?", "text": "It cannot be brought back."},
            "Long Japanese text": {"title": LONG_JA, "text": LONG_JA * 12},
        },
    )


def empty(key: str) -> States:
    return {
        "With a next step": {"title": "No car fits all of this", "shape": "van"},
        "Long Japanese text": {"title": LONG_JA, "shape": "truck"},
    }


def drawing(key: str) -> States:
    return {name: {"shape": name} for name in drawings()}


def to_scale(key: str) -> States:
    return {
        "A length that is known": {"shape": "jimny", "length": 339, "name": "Suzuki Jimny"},
        "Unknown: the limit of the class": {"shape": "truck", "length": 340, "name": ""},
        "Long Japanese text": {"shape": "van", "length": 319, "name": LONG_JA},
    }


def icon(key: str) -> States:
    return {"All": {"names": icons()}}


COMPONENTS = (
    Component(
        "table",
        "Table",
        "A table that scrolls is one stop; arrow keys scroll it. A list of rows needs none.",
        table,
    ),
    Component("pager", "Pager", f"Each number is a link. {PRESS}", pager),
    Component("crumbs", "Breadcrumbs", f"Each is a link. {PRESS}", crumbs),
    Component(
        "map",
        "Map",
        "The window is one stop (arrow keys scroll it when zoomed), then each pin, the zoom "
        "buttons, and the list.",
        map_,
        size="wide",
    ),
    Component("notice", "Notice", SILENT, notice),
    Component("waiting", "Waiting", f"{SILENT} Its words are said aloud.", once),
    Component(
        "toast",
        "Toast",
        "Undo and Close are buttons; the clock stands still while either has the focus.",
        toast,
    ),
    Component(
        "dialog",
        "Dialog",
        "Enter opens it, Tab stays inside, Escape closes it and the focus returns.",
        dialog,
    ),
    Component("empty", "Empty place", f"Always holds a way on. {PRESS}", empty),
    Component("drawing", "Drawing", SILENT, drawing, "small"),
    Component("to_scale", "To scale", SILENT, to_scale),
    Component("icon", "Icon", SILENT, icon, "wide"),
)
