"""Known prices, exchange rates, what was learnt from them and what it says of cars."""

from . import estimates, models, rates, sales

__all__ = ["estimates", "models", "rates", "sales"]
