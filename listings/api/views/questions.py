"""Questions that the commands of the same name answer, with the same keys."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from listings.catalogue import decoding, problems
from listings.checking import claims
from listings.eligibility.clock import legal_today

from ..problems import Refused
from ..schemas import Decoded, Eligibility

router = Router(tags=["questions"])

LONGEST = 60
FAULTY = {problems.UNREADABLE: "text", problems.UNKNOWN_MAKE: "make"}


@router.get("/decode", response=Decoded, operation_id="decode", summary="Decode a frame number")
def decode(
    request: HttpRequest,
    text: str = Query(
        ...,
        description="A frame number or model code in any spelling.",
        examples=["DA63T-123456"],
        max_length=LONGEST,
    ),
    make: str | None = Query(
        None, description="The make that a seller states.", max_length=LONGEST
    ),
) -> dict[str, Any]:
    """Which car a frame number belongs to, and what is odd about it."""
    decoded = decoding.decode(text, make or None)
    if faults := [
        (FAULTY[found.code], found.message) for found in decoded.problems if found.code in FAULTY
    ]:
        raise Refused(faults)
    return decoded.as_dict()


@router.get(
    "/eligibility",
    response=Eligibility,
    operation_id="eligibility",
    summary="From when a car may be imported",
)
def eligibility(
    request: HttpRequest,
    claim: list[str] = Query(  # noqa: B008 - how ninja is told of a parameter
        [],
        description=f"KIND=VALUE, may be repeated. KIND is one of {claims.KINDS}; VALUE is 2001, "
        "2001-11, 2001-11-05, H13.11, 平成13年11月, 1999-01/2005-12 or a frame number.",
        examples=[["build_plate=2001-11"]],
        max_length=10,
    ),
    on: str | None = Query(None, description="The day asked about; today if not given."),
    arrival: str | None = Query(None, description="The day the ship arrives; decides over `on`."),
    entered: str | None = Query(None, description="Day or month in which it entered the country."),
) -> dict[str, Any]:
    """The federal 25-year rule for what is known of a car. Claims count as seen by staff."""
    days = {"on": on or None, "arrival": arrival or None, "entered": entered or None}
    try:
        return claims.answer(claim, legal_today(), **days)
    except claims.Unusable as error:
        raise Refused([(error.name, " ".join(filter(None, (error.kind, str(error)))))]) from error
