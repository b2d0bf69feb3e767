"""The listing itself, its claims, photos, events and verdict."""

from .claim import Claim
from .event import ListingEvent
from .listing import Listing
from .photo import Photo
from .verdict import EligibilityVerdict

__all__ = ["Claim", "EligibilityVerdict", "Listing", "ListingEvent", "Photo"]
