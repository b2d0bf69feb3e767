"""What kei cars exist: makes, families, frame codes and what their serial numbers tell."""

from .cars import Family, FrameCode, Make
from .clues import EmissionPrefix, KeiClass, NotKei, Rebadge, SerialBlock

__all__ = [
    "EmissionPrefix",
    "Family",
    "FrameCode",
    "KeiClass",
    "Make",
    "NotKei",
    "Rebadge",
    "SerialBlock",
]
