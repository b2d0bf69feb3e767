"""Reading the parameters of a search: what cannot be meant is ignored, and said so."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from listings.eligibility.dates import shown

from . import words

# An address may hold a thousand values; a note names the first few.
NAMED_AT_MOST = 3

# Parameters that the addresses already reserve.
NOT_YET = {
    "landed_max": _lazy("A limit on the price at your door comes later; each car's page has it."),
    "per_page": _lazy("A page has one size for everybody."),
}


def note(label: object, name: str, reason: object) -> str:
    """The sentence that names a parameter which was left out."""
    return _("%(label)s (%(name)s) was ignored. %(reason)s") % {
        "label": label,
        "name": name,
        "reason": reason,
    }


def notes_on_later(data: Any) -> list[str]:
    """A calm word on each parameter that the site knows but cannot answer yet."""
    return [
        _("“%(name)s” was ignored. %(reason)s") % {"name": name, "reason": reason}
        for name, reason in NOT_YET.items()
        if data.get(name)
    ]


class SharesChoices(forms.ChoiceField):
    """Each form has fields of its own; their choices are only read, or replaced as a whole."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "SharesChoices":
        return forms.Field.__deepcopy__(self, memo)


class SeveralField(SharesChoices, forms.MultipleChoiceField):
    """Any number of choices. Those that do not exist are left out, not refused."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        asked = {_key(item) for item in value or ()}
        return [key for key in self._keys() if key in asked]

    def bound_data(self, data: Any, initial: Any) -> list[str]:
        return self.to_python(data)

    def left_out(self, value: Any) -> list[str]:
        known = {"", *self._keys()}
        return [item for item in dict.fromkeys(value or ()) if _key(item) not in known]

    def _keys(self) -> list[str]:
        choices: Any = self.choices
        return list(dict(flatten_choices(choices)))


class OneField(SharesChoices):
    """One choice, in any case; what was chosen before stands in the field until another is asked."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).strip().upper()

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            raise ValidationError(_("%s is none that we know.") % shown(value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        asked = self.to_python(data)
        return asked if asked and self.valid_value(asked) else initial


class WholeField(forms.IntegerField):
    """A whole number inside limits."""

    def __init__(self, *, low: int, high: int, **kwargs: Any) -> None:
        limits = {"low": low, "high": high if high < 10_000 else f"{high:,}"}
        says = _("It takes a whole number from %(low)s to %(high)s.") % limits
        super().__init__(min_value=low, max_value=high, error_messages={"invalid": says}, **kwargs)
        self.validators = [MinValueValidator(low, says), MaxValueValidator(high, says)]

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.strip() if isinstance(value, str) else value)


class ZipField(forms.CharField):
    """Five digits; the four that may follow them are left out."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"})

    def to_python(self, value: Any) -> str:
        code = (value or "").strip()[:10].partition("-")[0]
        if code and not (len(code) == 5 and code.isascii() and code.isdigit()):
            raise ValidationError(_("It takes five digits."))
        return code


class WordsField(forms.CharField):
    """Free text, tidied; single letters are left out."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        typed = value or ""
        # Looked at before it is unfolded: one sign may become eighteen.
        text = words.tidy(typed) if len(typed) <= words.MAX_LENGTH else typed
        if len(text) > words.MAX_LENGTH:
            raise ValidationError(_("It takes at most %s characters.") % words.MAX_LENGTH)
        if len(text.split()) > words.MAX_WORDS:
            raise ValidationError(_("It takes at most %s words.") % words.MAX_WORDS)
        kept = [word for word in text.split() if not words.is_too_short(word)]
        if text and not kept:
            raise ValidationError(_("It needs two letters."))
        return " ".join(kept)

    def left_out(self, value: Any) -> list[str]:
        return [word for word in words.tidy(value or "").split() if words.is_too_short(word)]


class ResultsForm(forms.Form):
    """The fields of the filters, with a sentence for each value that was ignored."""

    RANGES = (("year_min", "year_max"), ("price_min", "price_max"), ("km_min", "km_max"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for low, high in self.RANGES:
            least, most = cleaned.get(low), cleaned.get(high)
            if least is not None and most is not None and least > most:
                crossed = _("“%(low)s” is above “%(high)s”.") % {
                    "low": self.fields[low].label,
                    "high": self.fields[high].label,
                }
                self.add_error(low, crossed)
                self.add_error(high, crossed)
        return self.cleaned_data

    @property
    def notes(self) -> list[str]:
        """What was ignored, each naming its field."""
        return [*self._refused(), *self._left_out()]

    def _refused(self) -> Iterator[str]:
        for name, errors in self.errors.items():
            yield note(self.fields[name].label, name, errors[0])

    def _left_out(self) -> Iterator[str]:
        for name, field in self.fields.items():
            if name in self.errors or not hasattr(field, "left_out"):
                continue
            if values := field.left_out(self[name].data):
                yield f"{field.label} ({name}): {_not_known(values)}"


def _key(item: object) -> str:
    return str(item).strip().lower()


def _not_known(values: list[str]) -> str:
    named = ", ".join(shown(value) for value in values[:NAMED_AT_MOST])
    more = len(values) - NAMED_AT_MOST
    if more > 0:
        named = _("%(named)s and %(more)s more") % {"named": named, "more": more}
    return (
        ngettext(
            "%s means nothing here and was ignored.",
            "%s mean nothing here and were ignored.",
            len(values),
        )
        % named
    )
