"""A car and its answers: cards, tiles, proofs, prices, photos, in all their states."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from listings.cars.showing.answers import Tile
from listings.cars.showing.facts import Proof
from listings.cars.wording import Badge
from listings.eligibility.clock import legal_today
from listings.eligibility.proof import LEVEL_WORDS

from .cars import LONG_JA, UNBROKEN, Photo, car, estimate, next_year, no_estimate
from .component import PRESS, SILENT, Component, States, numbered, once


def car_card(key: str) -> States:
    cover = Photo()
    cars = {
        "Legal now, in the usual range": car(cover),
        "Not yet: the day it may come in": car(
            Photo(shape="van", colour="#dde4ea"),
            family="Every", grade="Join Turbo", body="van", code="DA62V", gearbox="4at",
            eligible_earliest=next_year(), eligible_safe=next_year(),
            price=520_000, price_usd_cents=520_000,
        ),
        "Old enough, not proven; price in yen, over": car(
            cover, eligible_level="E", side="jp", currency="JPY", price=1_450_000,
            price_usd_cents=968_000,
        ),
        "With a state chosen": car(cover, road=Badge("stop", "Ohio: off-road only", "")),
        "Dates disagree; reserved": car(cover, eligible_conflict=True, status="reserved"),
        "Sold": car(cover, status="sold"),
        "From the demo market": car(cover, is_invented=True),
        "A wide range": car(cover, estimate=estimate(420_000, 790_000, 1_150_000, "wide")),
        "No photo, no usual price": car(photo_count=0, estimate=no_estimate(), body="van"),
        "Everything missing": car(
            photo_count=0, grade="", year=None, body="", drive="", gearbox="", mileage_km=None,
            state="", zip_code="", price=None, price_usd_cents=None, eligible_safe=None,
            eligible_earliest=None, eligible_level="", estimate=None, code="",
        ),
        "Long Japanese name": car(cover, seller=LONG_JA, grade="農協スペシャル 4WD 三方開"),
        "At the limits": car(
            Photo(shape="hatch"), seller=UNBROKEN, code="HBD-DA64V-ZVXGF", photo_count=40,
            grade="PC Limited High Roof Two-Tone Special Edition with Sunroof, Tow Bar and Winch",
            mileage_km=1_234_567, price=123_456_789, price_usd_cents=123_456_789, body="hatch",
        ),
    }  # fmt: skip
    return {name: {"car": sample} for name, sample in cars.items()}


def tile(key: str) -> States:
    asked = "May it come in?"
    day = legal_today()
    tiles = {
        "Legal now": Tile("legal", asked, "Legal now", "build plate checked", day, "#tile"),
        "Good": Tile("good", "What is it worth?", "$6,900 – $9,400", "the usual range", day),
        "Caution": Tile("caution", asked, "Needs proof of the day", "safe from 1 Dec 2026", day),
        "Not yet": Tile("not_yet", asked, "From 28 Feb 2027", "build plate checked", day),
        "Stop": Tile("stop", asked, "Dates disagree", "two facts contradict each other", day),
        "Unknown": Tile("unknown", "On the road in my state?", "Ask your office first"),
        "Waiting": Tile("waiting", "What is it worth?", "Being worked out"),
        "Long Japanese text": Tile(
            "caution", asked, "製造年月日の証明が必要です（輸出抹消登録証明書）", LONG_JA, day
        ),
        "At the limits": Tile("good", "Price", "¥1,234,567,890 – ¥9,876,543,210", UNBROKEN, day),
    }
    return {name: {"tile": sample} for name, sample in tiles.items()}


def badge(key: str) -> States:
    labels = {
        "legal_now": "Legal now",
        "needs_proof": "Needs proof of the day",
        "not_yet": "From 1 Dec 2026",
        "unknown": "Date not known",
        "conflict": "Dates disagree",
        "good": "Licence seen by staff",
        "caution": "Not answered yet",
        "stop": "Refused",
    }
    return {
        **{kind: {"badge": Badge(kind, label, "")} for kind, label in labels.items()},
        "Long Japanese text": {"badge": Badge("needs_proof", LONG_JA, "")},
    }


def proof(key: str) -> States:
    levels = [
        Proof(level, str(words), "Sample staff", None) for level, words in LEVEL_WORDS.items()
    ]
    day = datetime.now(UTC) - timedelta(days=30)
    proofs = {
        **{f"Level {proof.level}": replace(proof, said_on=day) for proof in levels},
        "No proof": Proof("", "nobody has said where this comes from", "", None),
        "Long Japanese text": Proof("B", LONG_JA * 2, UNBROKEN, day),
    }
    return numbered(key, {name: {"proof": sample} for name, sample in proofs.items()})


def range_bar(key: str) -> States:
    usual, wide = estimate(), estimate(420_000, 790_000, 1_150_000, "wide")
    yen = estimate(123_456_700, 234_567_800, 345_678_900)
    return {
        "Below": {"estimate": usual, "price": 590_000},
        "Usual": {"estimate": usual, "price": 790_000},
        "Above": {"estimate": usual, "price": 1_050_000},
        "Far outside": {"estimate": usual, "price": 9_900_000},
        "No price": {"estimate": usual, "price": None},
        "Wide: no middle, no word": {"estimate": wide, "price": 590_000},
        "Wide, no price": {"estimate": wide, "price": None},
        "No estimate": {"estimate": no_estimate(), "price": 790_000},
        "Being renewed": {"estimate": usual, "words": "is being worked out anew"},
        "Sold": {"estimate": usual, "price": 720_000, "words": "the dot is what it sold for"},
        "At the limits": {"estimate": yen, "price": 345_678_900, "words": LONG_JA},
    }


def gallery(key: str) -> States:
    shapes = ("truck", "van", "hatch", "roadster", "offroad")
    five = [Photo(place, shape) for place, shape in enumerate(shapes, 1)]
    one = [Photo()]
    many = [Photo(place, shapes[place % 5]) for place in range(1, 41)]
    waiting = [Photo(), Photo(2, state="stored"), Photo(3, "van")]
    states: States = {
        "Five photos, of the demo": {"photos": five, "invented": True},
        "One photo": {"photos": one},
        "One being prepared": {"photos": waiting},
        "Forty photos": {"photos": many},
        "No photo": {"photos": [], "shape": "van"},
    }
    return numbered(key, states)


def photo_grid(key: str) -> States:
    names = ("front.jpg", "rear.jpg", "bed.jpg")
    ready = [Photo(place, name=name) for place, name in enumerate(names, 1)]
    states = {
        "Three photos": {"photos": ready},
        "Being prepared, and refused": {
            "photos": [
                Photo(4, "van", name="side.jpg"),
                Photo(5, state="stored", name="IMG_2044.HEIC"),
                Photo(6, state="failed", name="scan.jpg", problem_text="scan.jpg is no photo."),
            ]
        },
        "Long names": {"photos": [Photo(7, name=f"{UNBROKEN}.jpg"), Photo(8, name=LONG_JA)]},
    }
    return numbered(key, states)


def picture(key: str) -> States:
    return {"A photo on its colour": {"photo": Photo()}}


COMPONENTS = (
    Component(
        "car_card", "Card K1", "One stop: the title's link, stretched over the card.", car_card
    ),
    Component("card_waiting", "Card, still to come", SILENT, once),
    Component("tile", "Answer tile", f"A tile with a panel below is one link. {PRESS}", tile),
    Component("badge", "Badge", SILENT, badge, "small"),
    Component(
        "proof",
        "Proof mark",
        "Enter or Space opens the words in place, Escape closes them.",
        proof,
        "small",
    ),
    Component("range_bar", "Range bar", SILENT, range_bar),
    Component(
        "gallery",
        "Gallery",
        "Left and Right move the strip while it has the focus; Enter on a photo shows it large, "
        "Left and Right move on, Escape leaves.",
        gallery,
    ),
    Component("picture", "Picture", SILENT, picture),
    Component(
        "photo_grid",
        "Photo grid",
        "Each photo: a handle (arrow keys, Home, End), then Move, Cover and Delete buttons. "
        "What was done is said aloud.",
        photo_grid,
    ),
)
