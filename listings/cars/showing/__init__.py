"""What a car's page tells, worked out for the template: answers, facts with proof, unknowns."""

from .answers import Answers, answers_for
from .facts import fact_groups
from .history import price_history
from .history_chart import price_chart
from .papers import papers_for
from .structured import structured
from .unknowns import unknowns
from .worth import worth_as_typed, worth_for

__all__ = [
    "Answers",
    "answers_for",
    "fact_groups",
    "papers_for",
    "price_chart",
    "price_history",
    "structured",
    "unknowns",
    "worth_as_typed",
    "worth_for",
]
