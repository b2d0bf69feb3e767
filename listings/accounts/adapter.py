"""How allauth speaks to our users."""

from contextlib import nullcontext
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
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

    def new_user(self, request: Any) -> User:
        """Letters to the person will be in the language in which they signed up."""
        user: User = super().new_user(request)
        user.language = get_language() or user.language
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the person's own language; to whom we do not know, in that of the page."""
        user = context.get("user")
        with override(user.language) if isinstance(user, User) else nullcontext():
            super().send_mail(template_prefix, email, context)

    def populate_username(self, request: Any, user: Any) -> None:
        """There is no user name to make up."""
