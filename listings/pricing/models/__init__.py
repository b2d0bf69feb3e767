"""What is it worth: recorded sales, exchange rates and the estimates made from them."""

from .estimate import Estimate
from .rate import MINOR_UNITS, Currency, ExchangeRate, usd_cents
from .sale import Sale

__all__ = ["MINOR_UNITS", "Currency", "Estimate", "ExchangeRate", "Sale", "usd_cents"]
