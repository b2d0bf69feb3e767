"""What the rules must know of the catalogue and our words, fetched once for a whole file."""

import re
from collections.abc import Iterable, Mapping

from listings.cars.choices import (
    Aspiration,
    BedType,
    Body,
    Drive,
    Gearbox,
    OdometerUnit,
    Side,
    Steering,
)
from listings.cars.forms.price import LARGEST_PRICE, SMALLEST_PRICE
from listings.cars.kinds_of_paper import KINDS
from listings.eligibility.clock import legal_today
from listings.places.models import Port, Zip
from listings.pricing.models import MINOR_UNITS, Currency

from .catalogued import Cars
from .known import Known
from .reading import Row
from .values import key

# column -> our value -> other spellings of it
_SPELLINGS: Mapping[str, Mapping[str, str]] = {
    "body": {
        "truck": "pickup pickuptruck keitruck minitruck トラック 軽トラック 軽トラ",
        "dump": "dumptruck dumper ダンプ",
        "lift": "lifttruck リフト",
        "van": "keivan minivan cargo バン 箱バン",
        "microvan": "passengervan ワゴンバン",
        "hatch": "hatchback ハッチバック",
        "sedan": "セダン",
        "wagon": "tallwagon ワゴン",
        "roadster": "convertible cabriolet オープン",
        "coupe": "coupé クーペ",
        "offroad": "suv offroader クロカン",
    },
    "drive": {
        "2wd": "rwd fwd fr ff rearwheeldrive frontwheeldrive 2輪駆動 二駆",
        "pt4wd": "parttime4wd parttimefourwheeldrive パートタイム4wd 切替4wd",
        "ft4wd": "fulltime4wd awd allwheeldrive フルタイム4wd",
    },
    "gearbox": {
        "cvt": "無段変速",
        "amt": "ags automatedmanual",
        "single": "singlespeed",
        "5mt_creeper": "5mtcreeper",
    },
    "aspiration": {"na": "natural naturallyaspirated 自然吸気", "turbo": "ターボ turbocharged",
                   "supercharged": "supercharger スーパーチャージャー", "ev": "electric 電気"},
    "odometer_unit": {"km": "kms kilometers kilometres キロ", "mi": "miles mile マイル"},
    "steering": {"right": "rhd 右 右ハンドル", "left": "lhd 左 左ハンドル"},
    "side": {"us": "usa unitedstates america アメリカ 米国", "jp": "japan 日本"},
    "status": {"live": "available forsale instock active 販売中", "reserved": "pending hold onhold 商談中",
               "sold": "売約済 売却済", "draft": "inactive hidden 下書き"},
    "bed_type": {"flat": "flatbed 平ボディ", "dump": "dumpbed ダンプ", "lift": "liftbed リフト",
                 "freezer": "box refrigerator 冷凍 保冷"},
    "currency": {"USD": "usd $ us$", "JPY": "jpy yen ¥ 円"},
}  # fmt: skip
_WORDS: Mapping[str, Iterable[str]] = {
    "body": Body.values,
    "drive": Drive.values,
    "gearbox": Gearbox.values,
    "aspiration": Aspiration.values,
    "odometer_unit": OdometerUnit.values,
    "steering": Steering.values,
    "side": Side.values,
    "status": ("live", "reserved", "sold", "draft"),
    "bed_type": BedType.values,
    "currency": Currency.values,
}
# What our table of columns and the forms themselves call papers.
_PAPERS = {
    "exportcert": "export_certificate",
    "7501": "entry_summary",
    "hs7": "safety_declaration",
    "35201": "emissions_declaration",
    "3520": "emissions_declaration",
    "title": "state_title",
}


def known_of(rows: Iterable[Row], home_zip: str = "") -> Known:
    """What is known for the rows of one file; a few statements whatever their number.

    Call it, and use it, within `catalogue.index.held()`.
    """
    codes = {word for row in rows for word in re.findall(r"\d{3,5}", row.cells.get("zip", ""))}
    padded = {code.zfill(5) for code in codes} | {home_zip}
    return Known(
        today=legal_today(),
        words={column: _spelled(column) for column in _WORDS},
        allowed={column: tuple(values) for column, values in _WORDS.items()},
        zips=dict(Zip.objects.filter(code__in=padded).values_list("code", "state")),
        ports=_ports(),
        port_names=tuple(Port.objects.filter(country="JP").values_list("name", flat=True)),
        papers=_papers(),
        bounds={code: (SMALLEST_PRICE[code], LARGEST_PRICE[code]) for code in SMALLEST_PRICE},
        minor=dict(MINOR_UNITS),
        home_zip=home_zip,
        cars=Cars(),
    )


def _spelled(column: str) -> dict[str, str]:
    own = {key(value): value for value in _WORDS[column]}
    others = {
        key(word): value
        for value, line in _SPELLINGS.get(column, {}).items()
        for word in line.split()
    }
    return others | _gears(column) | own


def _gears(column: str) -> dict[str, str]:
    """5-speed manual, MT5, 5速MT, F5 …"""
    if column != "gearbox":
        return {}
    kinds = {"mt": ("mt", "manual", "speedmanual", "速mt", "spmt"), "at": ("at", "automatic", "speedautomatic", "速at", "spat")}  # fmt: skip
    found: dict[str, str] = {}
    for gear in Gearbox.values:
        if re.fullmatch(r"[0-9](mt|at)", gear):
            found |= {f"{gear[0]}{word}": gear for word in kinds[gear[1:]]}
            found[f"{gear[1:]}{gear[0]}"] = gear
    return found | {"f5": "5mt", "f4": "4mt"}


def _ports() -> dict[str, str]:
    ports = Port.objects.filter(country="JP")
    return {
        key(name): port.code
        for port in ports
        for name in (port.code, port.name, port.name_ja)
        if name
    }


def _papers() -> dict[str, str]:
    own = {key(kind.slug): kind.slug for kind in KINDS}
    ours = {key(kind.also): kind.slug for kind in KINDS if kind.also}
    return ours | _PAPERS | own
