"""Asking and answering."""

import uuid
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.accounts.models import normal_email
from listings.accounts.visitors import Visitor


class MessageForm(forms.Form):
    """One message. `token` makes the second of two equal clicks the same message."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Your message"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[ProhibitNullCharactersValidator()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_token(self) -> uuid.UUID:
        return self.cleaned_data["token"] or uuid.uuid4()


class QuestionForm(MessageForm):
    """A buyer's question; who is signed in is not asked for the address again."""

    name = LineField(label=_("Your name"), max_length=80)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you a link first; your question goes out when you open it."),
        max_length=254,
    )
    # People do not see this field; programs fill it in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["name", "email", "text"]

    def __init__(self, *args: Any, user: Visitor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your question")
        if user.is_authenticated:
            del self.fields["email"]
            self.fields["name"].initial = user.name

    def clean_email(self) -> str:
        return normal_email(self.cleaned_data["email"])

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))
