"""What sellers write: short, varied, honest, and no word about a real firm."""

from random import Random

from .chance import often

_ORIGINS = (
    "Came from a rice farm in Niigata, with the mud guards to show for it.",
    "One owner from new, a carpenter who kept every receipt.",
    "Spent its life delivering sake crates and was washed every Sunday.",
    "Bought at auction in Nagoya; ask us for the sheet.",
    "An orchard truck from Wakayama: low gears used, top gear hardly.",
    "Was the runabout of a small hotel near the sea.",
    "Second owner. The first was a retired teacher who drove it to the shops.",
    "Used by a village office, serviced by the calendar.",
)
_ORIGINS_IN_US = (
    *_ORIGINS,
    "Imported last year and driven to three shows since.",
    "Kept for two years; for sale because the barn is full.",
    "Worked on a horse farm here since it landed.",
)
_RUNNING = (
    "Starts at once, idles evenly, no smoke.",
    "Needs a little choke below freezing, then runs well.",
    "Engine is dry; the gearbox sweats a little at the rear seal.",
    "Clutch bites high and will want attention within a year.",
    "Second gear asks for a slow hand until it is warm.",
    "Pulls to 50 mph without complaint. We have not driven it faster.",
    "All four wheels drive, low range engages, the light on the dash works.",
    "Fresh oil, plugs, filters and coolant; receipts included.",
)
_BODY = (
    "Surface rust along the sills, photographed from below.",
    "Two dents in the tailgate, never filled.",
    "Left corner was resprayed at some time; the colour is a shade off.",
    "No rust found with a lamp and a hammer, but we have not taken the mats out.",
    "Bed is scratched to the metal in places and rubbed with oil.",
    "Paint is original and thin on the roof.",
    "A crack in the windscreen, low on the left, as long as a hand.",
    "Underside was coated in Japan; what is beneath it we cannot say.",
)
_INSIDE = (
    "Seat has a tear under the cover.",
    "Clock is wrong twice a day, like all of them.",
    "Radio stops at 90 MHz, as Japanese radios do.",
    "Smells of nothing. We looked for that too.",
    "Heater is strong enough for Vermont.",
    "Both keys and the original jack are there.",
    "Headliner sags a hand's width behind the mirror.",
)
_COOL = {
    True: (
        "Air conditioning blows cold.",
        "Air conditioning was refilled in June and still cools.",
    ),
    False: ("No air conditioning; it never had one.",),
    None: ("Air conditioning is fitted and was not tried.",),
}
_CLOSING = (
    "Questions are welcome, and so is a visit.",
    "Can be seen on weekdays and most Saturdays.",
    "More photos of any corner on request.",
    "A deposit holds it for two weeks.",
    "",
    "",
)
_JAPANESE = (
    "農家で使われていた一台です。下回りに表面サビがあります。エンジンは好調です。",
    "ワンオーナー車。記録簿あり。エアコンは効きます。現状でのお渡しになります。",
    "四駆・高低速の切り替えは動作確認済みです。荷台に使用感があります。",
    "町役場で使用、定期的に整備されていました。運転席シートに破れがあります。",
    "走行に問題はありません。左後ろに小さなへこみがあります。写真をご覧ください。",
)
# As long as a careful seller in Japan writes it, and as long as the grade may be.
LONG_GRADE_JA = "スペシャルパノラマルーフ・フルタイム四輪駆動・農繁仕様エアコン・パワステ付デラックス特別記念車・限定五百台"
LONG_TEXT_JA = (
    "平成の初めに新車で購入し、以来ずっと屋根のある車庫で保管してまいりました。"
    "主に果樹園の収穫と近所への買い物に使用し、高速道路は一度も走っておりません。"
    "下回りは毎年秋に塗装し、冬の融雪剤の季節にはほとんど動かしておりません。"
    "運転席のシートは一度張り替えてあり、助手席は当時のままです。"
    "荷台には使用に伴う擦り傷がありますが、穴や腐食は見当たりません。"
    "タイミングベルトとウォーターポンプは交換済みで、整備記録簿と領収書がすべて残っております。"
    "エアコンは効きますが、真夏の昼間は少し弱く感じます。"
    "左のドアミラーは一度交換しており、色がわずかに違います。"
)


def words(rng: Random, air_conditioning: bool | None, *, in_us: bool) -> str:
    """Three to six sentences."""
    origins = _ORIGINS_IN_US if in_us else _ORIGINS
    told = [rng.choice(origins)] if often(rng, 0.6) else []
    told.append(rng.choice(_RUNNING))
    told.append(rng.choice(_BODY))
    if often(rng, 0.5):
        told.append(rng.choice(_INSIDE))
    told.append(rng.choice(_COOL[air_conditioning]))
    told.append(rng.choice(_CLOSING))
    return " ".join(sentence for sentence in told if sentence)


def words_ja(rng: Random) -> str:
    return rng.choice(_JAPANESE)


def engine_note(rng: Random) -> str:
    return rng.choice(
        (
            "Engine replaced with a used one of the same type in Japan; no papers for it.",
            "Engine exchanged under warranty in its third year; the entry is in the service book.",
        )
    )


def no_number(rng: Random) -> str:
    return rng.choice(
        (
            "The number is under fresh paint; we are having it cleaned.",
            "The car stands at the port and nobody has read the number yet.",
            "The plate is lost; the number on the frame cannot be read.",
        )
    )
