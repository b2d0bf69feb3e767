"""What must be answered before anything else looks at the request."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from . import errors, health

Answer = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """Answers probes before the host is looked at: they come with odd Host headers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = health.VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)


class PlainTextMiddleware:
    """Refuses requests that hold what no text holds: NUL and bytes that are no UTF-8.

    PostgreSQL cannot store a NUL, so one would end as a 500 in whatever query met it first.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "\ufffd" in request.path_info:
            return self._refuse(request)
        if self._unreadable(request.META.get("QUERY_STRING", "")):
            return self._refuse(request)
        return self.get_response(request)

    @staticmethod
    def _refuse(request: HttpRequest) -> HttpResponse:
        # Nobody has looked yet for the visitor's language: a thread keeps that of its last one.
        with translation.override(translation.get_language_from_request(request)):
            return errors.bad_request(request)

    @staticmethod
    def _unreadable(query: str) -> bool:
        # WSGI hands the bytes of the request line over as Latin-1.
        plain = unquote_to_bytes(query.encode("latin-1", "replace"))
        try:
            return "\x00" in plain.decode()
        except UnicodeDecodeError:
            return True


class MethodMiddleware:
    """Gives a 405 words: Django's own is an empty page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.content:
            return errors.method_not_allowed(request, answer)
        return answer
