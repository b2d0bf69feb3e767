"""Switchboard: the models of every room, so that Django finds them, and who hears its signals."""

from .accounts.models import Act, User
from .cars.models import (
    Claim,
    EligibilityVerdict,
    Listing,
    ListingEvent,
    Paper,
    Photo,
    Recheck,
)
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
from .feeds.models import ColumnMapping, FedCar, FeedRow, FeedRun, PhotoLink
from .inquiries.models import Message, MessageFlag, Thread
from .landed.models import Bill, Rate
from .letters.models import Letter
from .places.models import Dataset, Port, Zip
from .pricing.models import (
    AccuracyReport,
    Estimate,
    ExchangeRate,
    Forecast,
    ModelSwitch,
    PriceModel,
    Renewal,
    Sale,
)
from .shortlist import signing_in
from .shortlist.models import SavedCar
from .states.models import RuleEvent, RuleVoice, StateRule
from .work.models import StaffTask, WorkItem

__all__ = [
    "AccuracyReport",
    "Act",
    "Bill",
    "Claim",
    "ColumnMapping",
    "Dataset",
    "EligibilityVerdict",
    "EmissionPrefix",
    "Estimate",
    "ExchangeRate",
    "Family",
    "FedCar",
    "FeedRow",
    "FeedRun",
    "Forecast",
    "FrameCode",
    "KeiClass",
    "Letter",
    "Listing",
    "ListingEvent",
    "Make",
    "Membership",
    "Message",
    "MessageFlag",
    "ModelSwitch",
    "NotKei",
    "Paper",
    "Photo",
    "PhotoLink",
    "Port",
    "PriceModel",
    "Rate",
    "Rebadge",
    "Recheck",
    "Renewal",
    "RuleEvent",
    "RuleVoice",
    "Sale",
    "SavedCar",
    "Seller",
    "SerialBlock",
    "StaffTask",
    "StateRule",
    "Thread",
    "User",
    "WorkItem",
    "Zip",
    "signing_in",
]
