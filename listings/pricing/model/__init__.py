"""What is a car worth, learnt from sales: `train(sales).estimate(cars)`. No Django, no clock.

`docs/pricing.md` tells the method, its figures, and what it cannot do.
"""

from .cars import Car
from .estimates import Estimate, Scores, Used
from .factors import Factor
from .grading import Grade
from .model import Model, NoSalesError, train
from .storing import OtherModelError, from_bytes, to_bytes

__all__ = [
    "Car",
    "Estimate",
    "Factor",
    "Grade",
    "Model",
    "NoSalesError",
    "OtherModelError",
    "Scores",
    "Used",
    "from_bytes",
    "to_bytes",
    "train",
]
