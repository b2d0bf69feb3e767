"""Writes to a listing: one function for each verb, the same door for site, admin and tests."""

from .dating import describe_age
from .drafting import create_draft
from .editing import change_price, save_details
from .holding import Conflict, Taken
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
from .papers import see_paper, state_papers
from .photos import (
    LeftOut,
    NotStored,
    PhotoLimit,
    add_photo,
    arrange_photos,
    remove_photo,
)
from .proof import check_claim, state_claims
from .rechecks import recheck_all
from .stocking import Described, create_drafts

__all__ = [
    "Conflict",
    "Described",
    "LeftOut",
    "NotReady",
    "NotStored",
    "PhotoLimit",
    "Taken",
    "add_photo",
    "approve",
    "arrange_photos",
    "ask_change",
    "change_price",
    "check_claim",
    "create_draft",
    "create_drafts",
    "describe_age",
    "recheck_all",
    "refuse",
    "release",
    "remove",
    "remove_photo",
    "reserve",
    "save_details",
    "see_paper",
    "sell",
    "state_claims",
    "state_papers",
    "submit",
    "take_back",
    "withdraw",
]
