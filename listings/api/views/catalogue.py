"""The catalogue as open data: makes, families, frame codes with their years and sources."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from listings.catalogue.models import Family, FrameCode, Make

from ..schemas import Families, FrameCodes, Makes

router = Router(tags=["catalogue"])

LICENCE = "BSD-3-Clause"
SOURCE = "Keiport's catalogue; each frame code names its own sources."
OPEN = {"licence": LICENCE, "source": SOURCE}


@router.get("/catalogue/makes", response=Makes, operation_id="makes", summary="Makes")
def makes(request: HttpRequest) -> dict[str, Any]:
    """Every make with the names it was sold or is typed under."""
    rows = Make.objects.values("slug", "name", "name_ja", "aliases")
    return OPEN | {"items": list(rows), "count": len(rows)}


@router.get(
    "/catalogue/families", response=Families, operation_id="families", summary="Families of cars"
)
def families(
    request: HttpRequest, make: str = Query("", description="Only of this make, by its slug.")
) -> dict[str, Any]:
    """All generations and bodies of one name: Suzuki Carry, Honda Acty."""
    rows = Family.objects.for_choice()
    if make:
        rows = rows.of_make(make)
    items = [
        {
            "make": row.make.slug,
            "slug": row.slug,
            "name": row.name,
            "name_ja": row.name_ja,
            "aliases": row.aliases,
        }
        for row in rows
    ]
    return OPEN | {"items": items, "count": len(items)}


@router.get(
    "/catalogue/frame-codes", response=FrameCodes, operation_id="frame_codes", summary="Frame codes"
)
def frame_codes(
    request: HttpRequest,
    make: str = Query("", description="Only of this make, by its slug."),
    model: str = Query("", description="Only of this family, by its slug."),
) -> dict[str, Any]:
    """Codes as stamped before the hyphen of a frame number, with the years in which the car was
    sold as the source states them. Built cars may lie a few months outside."""
    rows = FrameCode.objects.named()
    if make:
        rows = rows.filter(family__make__slug=make)
    if model:
        rows = rows.filter(family__slug=model)
    return _codes(rows)


@router.get(
    "/catalogue/frame-codes/{code}",
    response=FrameCodes,
    operation_id="frame_code",
    summary="One frame code",
)
def frame_code(request: HttpRequest, code: str) -> dict[str, Any]:
    """All that carry the code: one row for each family and body. See /decode for any spelling."""
    found = _codes(FrameCode.objects.named().of_code(code.upper()))
    if not found["items"]:
        raise Http404
    return found


def _codes(rows: Any) -> dict[str, Any]:
    items = [
        {
            "code": row.code,
            "make": row.family.make.slug,
            "model": row.family.slug,
            "sold_as": row.model_name,
            "name_ja": row.name_ja,
            "generation": row.generation,
            "body_style": row.body_style,
            "vehicle_class": row.vehicle_class,
            "built_from": row.built_from,
            "built_to": row.built_to,
            "from_precision": row.from_precision,
            "to_precision": row.to_precision,
            "engine": row.engine_code,
            "displacement_cc": row.displacement_cc,
            "power_ps": row.power_ps,
            "length_mm": row.length_mm,
            "width_mm": row.width_mm,
            "height_mm": row.height_mm,
            "weight_kg": row.weight_kg,
            "source": row.source,
            "confidence": row.confidence,
        }
        for row in rows
    ]
    return OPEN | {"items": items, "count": len(items)}
