"""The API as django-ninja serves and describes it."""

from typing import Any, NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from .parameters import problem_response
from .problems import Refused
from .schemas import Problem
from .views import cars, catalogue, questions, rules

DESCRIPTION = """The market, the catalogue and the rules of Keiport, for programs.

Read only and without a key. Money is in minor units (cents, whole yen), distances are in km, days
are ISO, times RFC 3339 in UTC; what is not known is null. Every answer has an ETag. A version stays
as it is: only new names and new addresses are added to it."""

LICENCE = {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"}
REFUSALS = {
    "400": "Parameters that cannot be answered; `errors` names them.",
    "404": "Nothing is at this address.",
    "429": "Too many requests; `Retry-After` says for how long, in seconds.",
    "503": "The site is away for some seconds.",
}


class Plain(JSONRenderer):
    """Japanese as Japanese, not as numbers."""

    json_dumps_params = {"ensure_ascii": False}


class Machine(NinjaAPI):
    """Adds to the description what holds for every address."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        said = super().get_openapi_schema(**kwargs)
        said["servers"] = [{"url": settings.SITE_URL}]
        said["components"]["schemas"] |= _shapes()
        for operations in said["paths"].values():
            for operation in operations.values():
                operation["responses"] = {str(k): v for k, v in operation["responses"].items()}
                for status, says in REFUSALS.items():
                    operation["responses"].setdefault(status, problem_response(says))
        return said


api = Machine(
    title="Keiport",
    version="1.0",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    renderer=Plain(),
    openapi_extra={"info": {"license": LICENCE}},
)
for router in (cars.router, catalogue.router, rules.router, questions.router):
    api.add_router("", router)


@api.exception_handler(ValidationError)
def _refuse(request: HttpRequest, error: ValidationError) -> NoReturn:
    raise Refused((str(fault["loc"][-1]), str(fault["msg"])) for fault in error.errors)


@api.exception_handler(Http404)
@api.exception_handler(Exception)
def _pass_on(request: HttpRequest, error: Exception) -> NoReturn:
    """To `serving`, and what that does not know to the site's own answer for a failure."""
    raise error


def _shapes() -> dict[str, Any]:
    template = "#/components/schemas/{model}"
    shape = Problem.model_json_schema(ref_template=template)
    return shape.pop("$defs") | {"Problem": shape}
