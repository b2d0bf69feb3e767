"""Which side view of `static/img/kei.svg` shows a car, and what is to be seen in it."""

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .choices import Body

DRAWING_OF_THE_UNKNOWN = "truck"

# A family has its own drawing only in the shapes that the drawing shows: a Hijet van is a van.
FAMILIES: dict[str, frozenset[str]] = {
    "carry": frozenset({Body.TRUCK}),
    "hijet": frozenset({Body.TRUCK}),
    "acty": frozenset({Body.TRUCK}),
    "sambar": frozenset({Body.TRUCK}),
    "minicab": frozenset({Body.TRUCK}),
    "scrum": frozenset({Body.TRUCK}),
    "every": frozenset({Body.VAN}),
    "jimny": frozenset({Body.OFFROAD}),
    "pajero-mini": frozenset({Body.OFFROAD}),
    "cappuccino": frozenset({Body.ROADSTER, Body.COUPE}),
    "beat": frozenset({Body.ROADSTER}),
    "copen": frozenset({Body.ROADSTER, Body.COUPE}),
    "az-1": frozenset({Body.COUPE}),
}

WORDS: dict[str, Promise] = {
    "truck": _("Kei truck with a flat bed, from the side"),
    "dump": _("Kei truck with its dump bed raised, from the side"),
    "lift": _("Kei truck with its bed lifted on scissors, from the side"),
    "van": _("Tall kei van with a short nose, from the side"),
    "microvan": _("Kei passenger van with three rows of windows, from the side"),
    "hatch": _("Small hatchback, from the side"),
    "sedan": _("Small sedan with a boot, from the side"),
    "wagon": _("Tall kei wagon, from the side"),
    "roadster": _("Open two-seater, from the side"),
    "coupe": _("Small coupe with a sloping back, from the side"),
    "offroad": _("Small off-roader with a spare wheel on its back door, from the side"),
    "carry": _("Suzuki Carry: a round cab over the front wheel and a flat bed"),
    "hijet": _("Daihatsu Hijet with the longer cab: a step in the roof, a window behind the door"),
    "acty": _("Honda Acty: its engine lies under the bed, before the rear wheel"),
    "sambar": _("Subaru Sambar: round lamps, its engine behind the rear wheel"),
    "minicab": _("Mitsubishi Minicab: a cab with corners, a step in the window, a ribbed bed"),
    "scrum": _("Mazda Scrum, the twin of the Carry, with a canvas over its bed"),
    "every": _("Suzuki Every: a tall box with its nose over the front wheel"),
    "jimny": _("Suzuki Jimny: upright and short, big wheels, the spare one on the back door"),
    "pajero-mini": _("Mitsubishi Pajero Mini: slanting windows, roof rails, a spare wheel behind"),
    "cappuccino": _("Suzuki Cappuccino: a long nose and a short roof of panels"),
    "beat": _("Honda Beat: the cab far forward under a soft top, the engine behind it"),
    "copen": _("Daihatsu Copen: round before and behind, under a dome"),
    "az-1": _("Mazda AZ-1 with its gullwing door open"),
}


def symbol(body: str | None, family: str = "") -> str:
    """The id of the drawing for a shape, or for a family by its name or slug in that shape.

    Without a shape a family is shown in its own; what nobody knows is a truck.
    """
    slug = slugify(family)
    shapes = FAMILIES.get(slug)
    if shapes and (not body or body in shapes):
        return slug
    return body if body in Body.values else DRAWING_OF_THE_UNKNOWN
