"""Who answers now: the index of this process, or PostgreSQL while there is none to be trusted."""

from django.conf import settings

from .by_sql import BySql
from .facets import Answers
from .index.holder import Holder

HOLDER = Holder()
_SQL = BySql()


def answers_now() -> Answers:
    """Both give the same; the index gives it in a millisecond."""
    if not settings.SEARCH_INDEX:
        return _SQL
    return HOLDER.answers() or _SQL
