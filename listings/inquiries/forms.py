"""Asking and answering."""

import uuid
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from listings.accounts.lines import LineField
from listings.accounts.models import normal_email
from listings.accounts.visitors import Visitor

from .models import Topic


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


class TopicField(forms.ChoiceField):
    """What a question is about: the car, if nothing is said."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or Topic.CAR)


class QuestionForm(MessageForm):
    """A buyer's question; who is signed in is not asked for the address again."""

    name = LineField(label=_("Your name"), max_length=80)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you a link first; your question goes out when you open it."),
        max_length=254,
    )
    topic = TopicField(
        label=_("What is it about?"),
        help_text=_(
            "If you ask about the law, you and the seller see today's rule for this car and your state above the answers."
        ),
        choices=Topic,
        initial=Topic.CAR,
        widget=forms.RadioSelect,
    )
    # People do not see this field; programs fill it in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["name", "email", "topic", "text"]

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


class VerdictForm(forms.Form):
    """What staff found of a flagged answer."""

    upheld = forms.TypedChoiceField(
        label=_("Does it contradict the rule?"),
        choices=[("yes", _("Yes: show the reason beside the answer")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = LineField(
        label=_("Reason"),
        help_text=_("Both sides read it if the answer is found wrong, else whoever flagged it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why, in words. Nothing was done.")},
    )


class TopicForm(forms.Form):
    """What staff say that a conversation is about."""

    topic = forms.ChoiceField(choices=Topic)
