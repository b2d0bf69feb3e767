"""What to look for on each kind of paper: the facts that a sample picture of it shows.

The pictures are schematic and ours, with invented values; they copy no form.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that the paper bears; `value` is invented, in the spelling that papers use."""

    label: Any
    value: str
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Sample:
    """How a paper is drawn: `drawing` is sheet (with a seal), form, auction, plate or keys."""

    drawing: str
    title: str
    facts: tuple[Fact, ...] = ()
    lang: str = "en"


_NUMBER = Fact(_("Frame number"), "DA52T-000000")
# A kei's paper of before October 2003 may name the year alone.
_INSPECTED = Fact(_("First inspection"), "平成13年", "ja")
_OWNER = Fact(_("Owner"), "見本 太郎", "ja")

SAMPLES = {
    "return_certificate": Sample(
        "sheet",
        "自動車検査証返納証明書",
        (_NUMBER, _INSPECTED, Fact(_("Returned on"), "令和8年9月1日", "ja")),
        "ja",
    ),
    "export_certificate": Sample(
        "sheet", "輸出予定届出証明書", (_NUMBER, _INSPECTED, _OWNER), "ja"
    ),
    "export_deregistration": Sample(
        "sheet",
        "輸出抹消仮登録証明書",
        (_NUMBER, Fact(_("First registration"), "平成13年11月", "ja"), _OWNER),
        "ja",
    ),
    "inspection_certificate": Sample("sheet", "自動車検査証", (_NUMBER, _INSPECTED), "ja"),
    "translation": Sample(
        "form",
        "Translation",
        (
            _NUMBER,
            Fact(_("First inspection"), "2001 (Heisei 13)"),
            Fact(_("Translator signs"), "J. Sample"),
        ),
    ),
    "bill_of_sale": Sample(
        "form",
        "Invoice",
        (_NUMBER, Fact(_("Price and terms"), "JPY 500,000 FOB"), Fact(_("Buyer"), "J. Sample")),
    ),
    "bill_of_lading": Sample(
        "form",
        "Bill of lading",
        (_NUMBER, Fact(_("From and to"), "Yokohama – Tacoma"), Fact(_("On board"), "2026-10-01")),
    ),
    "entry_summary": Sample(
        "form",
        "CBP 7501",
        (_NUMBER, Fact(_("Entry date"), "2026-11-30"), Fact(_("Tariff heading"), "8704.31")),
    ),
    "safety_declaration": Sample(
        "form",
        "DOT HS-7",
        (_NUMBER, Fact(_("Box ticked"), "1"), Fact(_("Date of manufacture"), "2001-11")),
    ),
    "emissions_declaration": Sample(
        "form",
        "EPA 3520-1",
        (_NUMBER, Fact(_("Code"), "E"), Fact(_("Date of manufacture"), "2001-11")),
    ),
    "bond_release": Sample("form", "Bond release", (_NUMBER, Fact(_("Released on"), "2026-12-15"))),
    "auction_sheet": Sample(
        "auction", "出品票", (Fact(_("Grade"), "3.5"), Fact(_("Mileage"), "61,234 km")), "ja"
    ),
    "state_title": Sample(
        "form",
        "Certificate of title",
        (_NUMBER, Fact(_("Owner"), "J. Sample"), Fact(_("Remarks"), "none")),
    ),
    "number_plates": Sample("plate", "見本 580", lang="ja"),
    "keys": Sample("keys", ""),
}
