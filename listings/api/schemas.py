"""The shapes of the answers: what `/api/v1/openapi.json` promises and each answer is held to."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Nothing is answered that is not written down here."""

    model_config = ConfigDict(extra="forbid")


class Fault(Shape):
    loc: list[str] = Field(examples=[["query", "price_min"]])
    msg: str = Field(examples=["It takes a whole number from 0 to 10,000,000."])


class Problem(Shape):
    """RFC 9457. `errors` names the parameters that cannot be answered."""

    type: str = Field(examples=["https://keiport.example/api/#problem-400"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["These parameters cannot be answered: price_min."])
    instance: str = Field(examples=["/api/v1/cars"])
    errors: list[Fault] | None = None


class Money(Shape):
    amount: int = Field(description="In minor units: cents, or whole yen.", examples=[790000])
    currency: str = Field(description="USD or JPY.", examples=["USD"])


class SellerOut(Shape):
    name: str = Field(examples=["Kei Garage Ohio"])
    slug: str = Field(examples=["kei-garage-ohio"])
    kind: str = Field(description="dealer or collector", examples=["dealer"])


class EstimateOut(Shape):
    """What such cars usually cost, in US cents. A wide range has no `mid`."""

    low: int = Field(examples=[650000])
    mid: int | None = Field(examples=[720000])
    high: int = Field(examples=[810000])


class PhotoOut(Shape):
    url: str = Field(description="The largest JPEG.")
    small: str = Field(description="A JPEG 640 pixels wide or less.")
    width: int = Field(description="Of `url`, in pixels.")
    height: int
    caption: str | None


class Car(Shape):
    """A car for sale. What is not known is null."""

    id: str = Field(examples=["k7f3mq2xz"])
    url: str
    title: str = Field(examples=["2001 Suzuki Carry KU"])
    status: str = Field(description="live, reserved or sold", examples=["live"])
    make: str = Field(examples=["Suzuki"])
    make_slug: str = Field(description="As the parameter `make` takes it.", examples=["suzuki"])
    model: str = Field(examples=["Carry"])
    model_slug: str = Field(description="As the parameter `model` takes it.", examples=["carry"])
    generation: str | None
    frame_code: str | None = Field(examples=["DA63T"])
    grade: str | None
    body: str | None = Field(examples=["truck"])
    drive: str | None = Field(examples=["pt4wd"])
    gearbox: str | None = Field(examples=["5mt"])
    aspiration: str | None = Field(examples=["na"])
    displacement_cc: int | None = Field(examples=[658])
    year: int | None = Field(description="Of the best date that is known.", examples=[2001])
    price: Money | None = Field(description="As the seller asks it.")
    price_usd: int | None = Field(
        description="US cents; yen by the last known rate.", examples=[790000]
    )
    mileage_km: int | None = Field(examples=[61234])
    side: str | None = Field(description="us or jp: where the car is", examples=["us"])
    state: str | None = Field(examples=["OH"])
    zip3: str | None = Field(description="First three digits of the ZIP code.", examples=["430"])
    seller: SellerOut
    way_in: str = Field(description="By which rule it may come in.", examples=["age"])
    eligible_earliest: date | None = Field(description="It may be old enough from this day.")
    eligible_safe: date | None = Field(description="It is old enough from this day.")
    level: str | None = Field(
        description="Proof of the date, A (best) to E. Only A to C count as legal.", examples=["C"]
    )
    estimate: EstimateOut | None = Field(description="Null where too little is known to say.")
    photos: list[PhotoOut]
    invented: bool = Field(description="True for the cars of a demo market.")
    listed_at: datetime
    updated_at: datetime


class Cars(Shape):
    items: list[Car]
    count: int = Field(description="All cars that fit, exactly.", examples=[41])
    next: str | None = Field(description="The address of the cars that follow; null at the end.")


class ClaimOut(Shape):
    """Who says a fact of a car, and how well that is proven."""

    kind: str = Field(examples=["first_registration"])
    value: str = Field(description="A frame number is shown in part.", examples=["2001-11"])
    source: str = Field(description="seller, staff, document or computed")
    level: str = Field(description="A to E. What staff have not seen is E.", examples=["C"])
    said_at: datetime
    checked_at: datetime | None = Field(description="When staff compared it with the document.")


class WholeCar(Car):
    colour: str | None
    seats: int | None
    steering: str | None
    low_range: bool | None
    diff_lock: bool | None
    air_conditioning: bool | None
    engine_replaced: bool | None
    modifications: list[str]
    description: str | None = Field(description="The seller's own words.")
    description_ja: str | None
    claims: list[ClaimOut] = Field(description="What the dates and the mileage rest on.")


class FacetValue(Shape):
    value: str = Field(description="As the parameter takes it.", examples=["suzuki"])
    label: str = Field(examples=["Suzuki"])
    count: int = Field(examples=[120])


Facets = dict[str, list[FacetValue]]


class Open(Shape):
    licence: str = Field(description="SPDX name of the licence of this data.")


class MakeOut(Shape):
    slug: str = Field(examples=["suzuki"])
    name: str
    name_ja: str
    aliases: list[str]


class Makes(Open):
    source: str
    items: list[MakeOut]
    count: int


class FamilyOut(Shape):
    make: str = Field(examples=["suzuki"])
    slug: str = Field(examples=["carry"])
    name: str
    name_ja: str
    aliases: list[str]


class Families(Open):
    source: str
    items: list[FamilyOut]
    count: int


class FrameCodeOut(Shape):
    code: str = Field(examples=["DA63T"])
    make: str
    model: str
    sold_as: str
    name_ja: str
    generation: str
    body_style: str
    vehicle_class: str
    built_from: date | None
    built_to: date | None = Field(description="Null while it is still built.")
    from_precision: str = Field(description="day, month or year: how exactly it is stated.")
    to_precision: str
    engine: str
    displacement_cc: int | None
    power_ps: int | None
    length_mm: int | None
    width_mm: int | None
    height_mm: int | None
    weight_kg: int | None
    source: str
    confidence: str = Field(description="high, medium or low")


class FrameCodes(Open):
    source: str
    items: list[FrameCodeOut]
    count: int


class FederalRule(Shape):
    id: str = Field(examples=["nhtsa_age"])
    value: int | None = Field(examples=[25])
    unit: str = Field(examples=["years"])
    says: str
    citation: str
    source: str
    valid_from: date | None
    valid_to: date | None
    confidence: str = Field(description="sourced, or unconfirmed where it is our own reading")
    checked_on: date


class FederalRules(Open):
    version: str
    items: list[FederalRule]
    count: int


class StateRuleOut(Shape):
    status: str = Field(
        description="road, road_limited, antique_only, off_road_only, refused or unclear"
    )
    conditions: list[str]
    summary: str
    basis: str
    source: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date | None
    confidence: str
    next: "StateRuleOut | None" = Field(description="What begins after this, if it is known.")


class OfState(Shape):
    state: str = Field(examples=["OH"])
    name: str = Field(examples=["Ohio"])
    kei_truck: StateRuleOut
    kei_van: StateRuleOut
    kei_car: StateRuleOut


class StateRules(OfState):
    licence: str


class StatesRules(Open):
    items: list[OfState]
    count: int


class Candidate(Shape):
    make: str
    model: str
    generation: str
    body_style: str
    vehicle_class: str
    built_from: date | None
    built_to: date | None
    precision: str
    basis: str
    confidence: str


class Remark(Shape):
    code: str
    message: str


class Decoded(Shape):
    normalised: str = Field(examples=["DA63T-123456"])
    code: str
    serial: str
    candidates: list[Candidate] = Field(description="Empty means not known, never wrong.")
    problems: list[Remark]


class Epa(Shape):
    status: str
    year: int | None


class Eligibility(Shape):
    built_from: date | None
    built_to: date | None
    earliest: date | None = Field(description="It may be old enough from this day.")
    safe: date | None = Field(description="It is old enough from this day.")
    status: str = Field(
        description="not_yet, needs_day_proof, eligible_by_age, unknown or conflict"
    )
    level: str | None
    entry: str | None = Field(description="was_eligible, was_not or cannot_tell")
    epa: Epa
    reasons: list[str]
    rule_version: str
    sources: list[str]
