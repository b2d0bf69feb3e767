"""Writes to a listing: one function for each verb, the same door for site, admin and tests."""

from .editing import Conflict, change_price, create_draft, save_details
from .moves import (
    NotReady,
    approve,
    ask_change,
    refuse,
    release,
    remove,
    reserve,
    sell,
    submit,
    take_back,
    withdraw,
)
from .photos import PhotoLimit, add_photo, arrange_photos, caption_photo, remove_photo
from .proof import check_claim, state_claims, state_frame_number, state_odometer

__all__ = [
    "Conflict",
    "NotReady",
    "PhotoLimit",
    "add_photo",
    "approve",
    "arrange_photos",
    "ask_change",
    "caption_photo",
    "change_price",
    "check_claim",
    "create_draft",
    "refuse",
    "release",
    "remove",
    "remove_photo",
    "reserve",
    "save_details",
    "sell",
    "state_claims",
    "state_frame_number",
    "state_odometer",
    "submit",
    "take_back",
    "withdraw",
]
