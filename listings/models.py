"""Switchboard: the models of every room, so that Django finds them."""

from .accounts.models import Act, User
from .cars.models import Claim, EligibilityVerdict, Listing, ListingEvent, Photo
from .catalogue.models import (
    EmissionPrefix,
    Family,
    FrameCode,
    KeiClass,
    Make,
    NotKei,
    Rebadge,
    SerialBlock,
)
from .dealers.models import Membership, Seller
from .inquiries.models import Message, Thread
from .letters.models import Letter
from .places.models import Dataset, Port, Zip
from .pricing.models import Estimate, ExchangeRate, Sale
from .work.models import WorkItem

__all__ = [
    "Act",
    "Claim",
    "Dataset",
    "EligibilityVerdict",
    "EmissionPrefix",
    "Estimate",
    "ExchangeRate",
    "Family",
    "FrameCode",
    "KeiClass",
    "Letter",
    "Listing",
    "ListingEvent",
    "Make",
    "Membership",
    "Message",
    "NotKei",
    "Photo",
    "Port",
    "Rebadge",
    "Sale",
    "Seller",
    "SerialBlock",
    "Thread",
    "User",
    "WorkItem",
    "Zip",
]
