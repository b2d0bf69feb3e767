"""The parts that a log price is made of, and how large each is expected to be."""

from dataclasses import dataclass

# Standard deviations of log price: a tenth between makes, models and gearboxes, a few hundredths
# for what is finer. They count like PRIOR_WEIGHT levels; where there are more, the data decide.
MAIN = 0.1
FINE = 0.03
PRIOR_WEIGHT = 8.0
# So wide that it is in effect not shrunk at all.
FREE = 10.0


@dataclass(frozen=True)
class Block:
    """Levels of one field, or of several crossed, whose effects are drawn from one distribution.

    `factor` is under which name a person sees it. With `slope` each level has a slope over age or
    mileage in place of a height; with `hats` each has a bent line over the model year, a knee every
    four years. A level must be met with two values or more of `among`: otherwise it would only say
    again what those say. With fewer cars than `least` it is left to its neighbours; a block keeps
    its most frequent `most` levels.
    """

    name: str
    factor: str
    fields: tuple[str, ...]
    among: tuple[str, ...] = ()
    slope: str = ""
    hats: bool = False
    least: int = 2
    most: int = 10_000
    scale: float = FINE


# Of two or three fields there are as many combinations as cars.
CROSSED = 200

BLOCKS = (
    Block("make", "model", ("make",), least=1, scale=MAIN),
    Block("kin", "model", ("kin",), among=("family",), least=1, scale=MAIN),
    Block("family", "model", ("family",), least=1, scale=MAIN),
    Block("model_words", "model", ("model_words",), among=("family",), scale=MAIN),
    Block("frame_code", "model", ("frame_code",), scale=MAIN),
    Block("make_age", "age", ("make",), slope="age"),
    Block("family_age", "age", ("family",), slope="age", least=3),
    Block("body_age", "age", ("body",), slope="age", least=3),
    Block("family_mileage", "mileage", ("family",), slope="mileage", least=4),
    Block("body_mileage", "mileage", ("body",), slope="mileage", least=3),
    Block("trim_words", "trim", ("trim_words",), among=("trim",)),
    Block("trim", "trim", ("trim",), among=("family",)),
    Block("family_trim", "trim", ("family", "trim"), most=CROSSED),
    Block("year", "age", ("year",)),
    Block("family_year", "age", ("family", "year"), most=CROSSED),
    Block("kin_years", "age", ("kin",), among=("family",), hats=True, most=CROSSED),
    Block("family_years", "age", ("family",), hats=True, most=CROSSED),
    Block("trim_years", "trim", ("family", "trim"), hats=True, most=CROSSED),
    Block("trim_year", "trim", ("family", "trim", "year"), most=CROSSED),
    Block("gearbox", "gearbox", ("transmission",), scale=MAIN),
    Block("family_gearbox", "gearbox", ("family", "transmission"), most=CROSSED),
    Block("fuel", "fuel", ("fuel",), scale=MAIN),
    Block("family_fuel", "fuel", ("family", "fuel"), most=CROSSED),
    Block("body", "body", ("body",), scale=MAIN),
    Block("family_body", "body", ("family", "body"), most=CROSSED),
    Block("drive", "drive", ("drivetrain",), scale=MAIN),
    Block("family_drive", "drive", ("family", "drivetrain"), most=CROSSED),
    Block("aspiration", "engine", ("aspiration",), scale=MAIN),
    Block("engine", "engine", ("engine",), scale=MAIN),
    Block("family_engine", "engine", ("family", "engine"), most=CROSSED),
    Block("side", "place", ("side",), scale=MAIN),
    Block("location", "place", ("location",), scale=FINE),
    Block("kind", "kind", ("kind",), scale=MAIN),
)
