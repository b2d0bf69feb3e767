"""Our columns, and by which names they are known elsewhere.

Names of Google's vehicle listings and Meta's automotive inventory, and the obvious Japanese ones.
"""

import re
import unicodedata
from dataclasses import dataclass

from . import limits


@dataclass(frozen=True, slots=True)
class Column:
    """`kept` is False for what our format knows but a car's page does not show yet."""

    name: str
    also: tuple[str, ...] = ()
    kept: bool = True


# Ten points, each a column of its own: rust_sills, rust_floor …
_RUST = re.compile(r"rust_[a-z_]{1,30}")

COLUMNS = (
    Column("stock_no", ("id", "vehicle_id", "stock_number", "stock", "在庫番号", "管理番号")),
    Column("frame_no", ("vin", "frame_number", "chassis_no", "chassis_number", "車台番号")),
    Column("frame_no_missing_reason"),
    Column("make", ("brand", "メーカー", "メーカー名")),
    Column("model", ("車名", "車種")),
    Column("generation", ("frame_code", "model_code", "型式")),
    Column("grade", ("trim", "グレード")),
    Column("grade_ja"),
    Column("build_month", ("built", "製造年月")),
    Column("maker_record"),
    Column("first_registration", ("初度登録年月", "初度登録")),
    Column("first_inspection", ("初度検査年月", "初度検査")),
    Column("year", ("model_year", "年式")),
    Column("body", ("body_style", "body_type", "vehicle_type", "ボディ", "ボディタイプ")),
    Column("drive", ("drivetrain", "drive_type", "駆動", "駆動方式")),
    Column("low_range"),
    Column("diff_lock"),
    Column("gearbox", ("transmission", "ミッション", "シフト")),
    Column("aspiration"),
    Column("engine_code", ("原動機型式",), kept=False),
    Column("cc", ("displacement", "displacement_cc", "engine_displacement", "排気量")),
    Column("fuel", ("fuel_type", "燃料"), kept=False),
    Column("odometer", ("mileage", "mileage.value", "走行距離")),
    Column("odometer_unit", ("mileage.unit", "mileage_unit")),
    Column("odometer_date", kept=False),
    Column("colour", ("color", "exterior_color", "exterior_colour")),
    Column("colour_ja", ("色", "車体色")),
    Column("seats", ("乗車定員",)),
    Column("steering", ("ハンドル",)),
    Column("ac", ("air_conditioning", "エアコン")),
    Column("bed_type"),
    Column("bed_l_mm"),
    Column("bed_w_mm"),
    Column("payload_kg", ("最大積載量",), kept=False),
    Column("price", ("価格", "本体価格")),
    Column("currency", ("通貨",)),
    Column("price_includes", kept=False),
    Column("side", ("availability",)),
    Column("zip", ("zip_code", "postal_code", "store_address", "address")),
    Column("port_jp", ("port", "積出港")),
    Column("entry_date"),
    Column("entry_papers"),
    Column("papers"),
    Column("engine_replaced"),
    Column("lifted"),
    Column("modified_notes"),
    Column("text_en", ("description",)),
    Column("text_ja", ("説明",)),
    Column("photos", ("images", "additional_image_link")),
    Column("photo_1", ("image_link", "image[0].url", "image")),
    *(Column(f"photo_{n}", (f"image[{n - 1}].url",)) for n in range(2, limits.PHOTOS + 1)),
    Column("video_url", kept=False),
    Column("status", ("state", "状態")),
    Column("sold_price", kept=False),
    Column("sold_date", kept=False),
    Column("sold_price_public", kept=False),
)
BY_NAME = {column.name: column for column in COLUMNS}
NAMES = tuple(BY_NAME)


def folded(header: str) -> str:
    """How headers are compared: width, case, spaces, dashes and quotes make no difference."""
    plain = unicodedata.normalize("NFKC", header).strip().strip("\"'").casefold()
    return re.sub(r"[\s\-/]+", "_", plain)


_OWN = {folded(column.name): column.name for column in COLUMNS}
_ALSO = {folded(word): column.name for column in COLUMNS for word in column.also}


def column_of(header: str) -> tuple[str, bool]:
    """Our name for a header, empty if there is none, and whether it is our very own name."""
    word = folded(header)
    if word in _OWN:
        return _OWN[word], True
    if _RUST.fullmatch(word):
        return word, True
    return _ALSO.get(word, ""), False


def is_kept(name: str) -> bool:
    """Whether the import writes the column to the car."""
    return name in BY_NAME and BY_NAME[name].kept
