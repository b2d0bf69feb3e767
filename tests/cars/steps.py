"""What a seller types into each step of the form, right in every field."""

IDENTITY = {
    "frame_number": "DA52T-123456",
    "frame_missing_reason": "",
    "family": "",
    "body": "truck",
    "grade": "KU",
    "grade_ja": "",
    "colour": "white",
    "colour_ja": "",
    "stock_number": "",
}
DATES = {
    "build_plate": "2001-06",
    "first_inspection": "",
    "first_registration": "",
    "maker_record": "",
    "seller_statement": "",
}
SPECS = {
    "odometer": "61234",
    "odometer_unit": "km",
    "drive": "pt4wd",
    "low_range": "yes",
    "diff_lock": "",
    "gearbox": "5mt",
    "aspiration": "na",
    "displacement_cc": "657",
    "air_conditioning": "no",
    "seats": "2",
    "steering": "right",
    "bed_type": "flat",
    "bed_length_mm": "1900",
    "bed_width_mm": "1400",
    "tyre_size": "145R12",
    "timing_belt_on": "2020-05-01",
    "engine_replaced": "",
    "modifications": ["wheels"],
    "modified_notes": "",
}
PRICE = {
    "price": "7,900",
    "currency": "USD",
    "side": "us",
    "zip_code": "43085",
    "port": "",
    "text_en": "Honest little truck.",
    "text_ja": "",
}
STEPS = {"identity": IDENTITY, "dates": DATES, "specs": SPECS, "price": PRICE}
