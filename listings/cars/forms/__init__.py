"""The steps of the listing form."""

from .dates import DatesForm
from .identity import IdentityForm
from .papers import PapersForm
from .photos import PhotosForm
from .price import PriceForm
from .specs import SpecsForm
from .steps import StepForm

__all__ = [
    "DatesForm",
    "IdentityForm",
    "PapersForm",
    "PhotosForm",
    "PriceForm",
    "SpecsForm",
    "StepForm",
]
