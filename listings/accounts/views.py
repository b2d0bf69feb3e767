"""Signing up, one at a time for each address."""

from typing import Any
from zlib import crc32

from allauth.account.views import SignupView
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .models import normal_email


class OneAtATimeSignup(SignupView):
    """allauth looks for the address and then makes the person; two clicks at once would both find
    nothing, and the second end as a 500. The later one waits here and meets the first one's row.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        email = normal_email(request.POST.get("email", ""))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('sign-up'), %s)", [_key(email)])
            return super().post(request, *args, **kwargs)


def _key(email: str) -> int:
    """A signed 32-bit number, as PostgreSQL's locks take it."""
    return crc32(email.encode("utf-8", "replace")) - 2**31
