"""How allauth speaks to our users."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter

from .models import normal_email


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email: str) -> str:
        return super().clean_email(normal_email(email))

    def populate_username(self, request: Any, user: Any) -> None:
        """There is no user name to make up."""
