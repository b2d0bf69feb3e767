"""The listing itself, its claims, papers, photos, events and verdict."""

from .claim import Claim
from .event import ListingEvent
from .listing import Listing
from .paper import Paper
from .photo import Photo
from .recheck import Recheck
from .share_card import ShareCard
from .verdict import EligibilityVerdict

__all__ = [
    "Claim",
    "EligibilityVerdict",
    "Listing",
    "ListingEvent",
    "Paper",
    "Photo",
    "Recheck",
    "ShareCard",
]
