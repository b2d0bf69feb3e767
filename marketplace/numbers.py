"""The number of a request: a person reads it on an error page, we find it in the log.

Imported while logging is set up, so nothing here may need the models.
"""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

# Where the number lies in the request's META; no header of a visitor can have such a name.
KEY = "keiport.number"

_number: ContextVar[str] = ContextVar("number", default="-")


class NumberMiddleware:
    """Gives each request a number of our own; one that was sent along is not taken over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request.META[KEY] = secrets.token_hex(6)
        before = _number.set(number)
        try:
            answer = self.get_response(request)
        finally:
            _number.reset(before)
        answer.headers["X-Request-ID"] = number
        return answer


class NumberFilter(logging.Filter):
    """Puts the number of the request at work into each line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _number.get()
        return True
