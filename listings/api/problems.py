"""Refusals for programs, as RFC 9457 writes them: `application/problem+json`."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, JsonResponse

CONTENT_TYPE = "application/problem+json"

# A parameter and what is wrong with it.
Fault = tuple[str, str]


class Refused(Exception):
    """A request that cannot be answered as it was meant; `faults` name its parameters."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(f"{name}: {says}" for name, says in self.faults))

    @property
    def detail(self) -> str:
        names = ", ".join(dict.fromkeys(name for name, _says in self.faults))
        return f"These parameters cannot be answered: {names}. Nothing was left out instead."


def is_for_programs(path: str) -> bool:
    """Whether whoever asks for the address is better served by a problem than by a page."""
    return path.startswith("/api/v1/") or path.endswith(".atom")


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    faults: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """The answer for a request that was refused or that failed."""
    said = {
        "type": f"{settings.SITE_URL}/api/#problem-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    if errors := [{"loc": ["query", name], "msg": says} for name, says in faults]:
        said["errors"] = errors
    return JsonResponse(said, status=status, content_type=CONTENT_TYPE, headers=headers)
