"""Fields that read what people really type."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from listings.eligibility.clock import legal_today
from listings.eligibility.dates import read_date
from listings.eligibility.intervals import DateError, Interval, Precision
from listings.eligibility.speaking import told
from listings.places.models import Port

# Whole groups of three, or none; so "1.200.000" and "1e3" are asked about, never guessed.
_AMOUNT = re.compile(r"[$¥]?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?")
FIRST_KEI_YEAR = 1949


class AmountField(forms.CharField):
    """An amount of money as people write it: `7900`, `7,900`, `$7,900.50`. Gives a Decimal."""

    default_error_messages = {
        "amount": _("Write the amount in digits, such as 7,900."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if not found:
            raise ValidationError(self.error_messages["amount"], code="amount")
        return Decimal(found[1].replace(",", "") + "." + (found[2] or "0"))


class PartialDateField(forms.CharField):
    """A date as the paper says it: `2001-11`, `平成13年11月`, `H13`. Gives an `Interval`.

    Refuses the future and anything before 1949, when the kei class began.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, required=False, **kwargs)

    def clean(self, value: Any) -> Interval | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            interval = read_date(text)
        except DateError as error:
            raise ValidationError(told(error.sentence), code="date") from error
        if interval.first > legal_today():
            raise ValidationError(_("This date lies in the future."), code="future")
        if interval.first.year < FIRST_KEI_YEAR:
            raise ValidationError(
                _("Kei cars have been built since 1949; this date is earlier."), code="early"
            )
        return interval


class EntryField(PartialDateField):
    """The day or the month in which a car came in; a year alone would tell nothing."""

    def clean(self, value: Any) -> Interval | None:
        interval = super().clean(value)
        if interval and interval.precision not in (Precision.DAY, Precision.MONTH):
            text = _("Give the day or the month, such as 2025-08; your entry papers show it.")
            raise ValidationError(text, code="month")
        return interval


class PortField(forms.ModelChoiceField):
    """A port, by its name as the reader writes it."""

    def label_from_instance(self, port: Port) -> str:
        return port.label


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said: silence is an answer of its own and is shown as such."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != (data or "")
