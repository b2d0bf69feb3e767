"""What is it worth: recorded sales, exchange rates, what was learnt and what it says of cars."""

from .accuracy import AccuracyReport, Forecast
from .estimate import Estimate
from .price_model import ModelSwitch, PriceModel, Renewal
from .rate import MINOR_UNITS, Currency, ExchangeRate, usd_cents
from .sale import INVENTED, Sale

__all__ = [
    "INVENTED",
    "MINOR_UNITS",
    "AccuracyReport",
    "Currency",
    "Estimate",
    "ExchangeRate",
    "Forecast",
    "ModelSwitch",
    "PriceModel",
    "Renewal",
    "Sale",
    "usd_cents",
]
