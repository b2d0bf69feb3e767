"""What a seller types into each step of the form, right in every field, and ways to send it."""

import threading

from django.db import connection
from django.test import Client

from listings.accounts.models import Act
from listings.cars.models import Claim, Listing, ListingEvent, Photo
from listings.dealers.models import Membership, Seller
from listings.inquiries.models import Message, Thread
from listings.letters.models import Letter
from listings.work.models import WorkItem

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
NO_NUMBER = {**IDENTITY, "frame_number": "", "frame_missing_reason": "plate is unreadable"}
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


def everything():
    """All rows that people's acts write, as they stand: equal before and after a refusal."""
    written = (Listing, Claim, Photo, ListingEvent, Seller, Membership)
    told = (Thread, Message, Letter, Act, WorkItem)
    return [list(model.objects.order_by("pk").values()) for model in written + told]


def url(car, step):
    return f"/sell/{car.public_id}/{step}/"


def post(client, car, step, **changes):
    car.refresh_from_db()
    data = {**STEPS[step], "version": str(car.version), **changes}
    return client.post(url(car, step), data)


def at_once(user, ask, times=4):
    """The same request from several threads, each with a session of its own."""
    clients = [Client() for _n in range(times)]
    for one in clients:
        one.force_login(user)
    answers, start = [], threading.Barrier(times)

    def run(client):
        try:
            start.wait()
            answers.append(ask(client))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[one]) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
