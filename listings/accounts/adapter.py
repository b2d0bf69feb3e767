"""How allauth speaks to our users."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import User, normal_email

LONGEST_EMAIL = User._meta.get_field("email").max_length or 0


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email: str) -> str:
        email = super().clean_email(normal_email(email))
        # allauth would cut it, and write to somebody else's mailbox.
        if len(email) > LONGEST_EMAIL:
            raise ValidationError(_("Enter a valid email address."), code="invalid")
        return email

    def populate_username(self, request: Any, user: Any) -> None:
        """There is no user name to make up."""
