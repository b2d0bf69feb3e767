"""How many cars, in words."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def count_up_to(queryset: QuerySet, most: int) -> int:
    """The number of rows; `most` + 1 stands for all that are more."""
    return queryset.order_by()[: most + 1].count()


def count_in_words(count: int, most: int | None = None) -> str:
    """`41 cars`, `No cars`, or `More than 4,800 cars` where counting stopped at `most`."""
    if count == 0:
        return _("No cars")
    if most is not None and count > most:
        return _("More than %s cars") % intcomma(most)
    return ngettext("%s car", "%s cars", count) % intcomma(count)


def show_in_words(count: int) -> str:
    """`Show 41 cars`: what the button of the filters promises."""
    return ngettext("Show %s car", "Show %s cars", count) % intcomma(count)
