"""The check of any kei car: asked by GET, so that an answer is an address; nothing is stored."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from listings.eligibility.clock import legal_today
from listings.eligibility.ways import OTHER_WAYS
from listings.states.chosen import chosen_state

from . import badges, questions
from .answers import answer
from .codes import qr_code
from .forms import CheckForm
from .limits import SECONDS, checks_too_often
from .questions import Question

BADGE_SECONDS = 3_600


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The form, and the answer as soon as something is asked."""
    asked = any(name in request.GET for name in CheckForm.base_fields)
    form = CheckForm(request.GET if asked else None, initial={"state": chosen_state(request)})
    status = _judged(request, form)
    context: dict[str, Any] = {"form": form, "ways": OTHER_WAYS}
    if asked and status == HTTPStatus.OK:
        question = form.question()
        context |= {"answer": answer(question, legal_today()), "share_url": _share_url(question)}
    page = render(request, "checking/check.html", context, status=status)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        page.headers["Retry-After"] = str(SECONDS)
    return page


def _judged(request: HttpRequest, form: CheckForm) -> int:
    if not form.is_bound:
        return HTTPStatus.OK
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if form.cleaned_data["frame_number"] and checks_too_often(request):
        text = _("That was the twentieth number within an hour. Wait, or ask by the dates alone.")
        form.add_error("frame_number", text)
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.OK


def _share_url(question: Question) -> str:
    """The page to show to others; empty while it is open which number is meant."""
    if question.number and question.number.is_open:
        return ""
    return reverse("checked", args=[questions.sign(question)])


@require_safe
def checked(request: HttpRequest, token: str) -> HttpResponse:
    """The answer of a signed link as of today, with what an advertisement elsewhere needs."""
    found = answer(_question_of(token), legal_today())
    address = _whole("checked", token)
    context = {
        "answer": found,
        "ways": OTHER_WAYS,
        "address": address,
        "badge_path": reverse("check_badge", args=[token]),
        "badge_address": _whole("check_badge", token),
        "badge": badges.badge(found),
        "badge_height": badges.HEIGHT,
        "qr_code": qr_code(address),
    }
    return render(request, "checking/checked.html", context)


@require_safe
@cache_control(public=True, max_age=BADGE_SECONDS)
def badge(request: HttpRequest, token: str) -> HttpResponse:
    """The answer as a picture, in the language of whoever made the link."""
    question = _question_of(token)
    with override(question.language):
        picture = badges.as_svg(badges.badge(answer(question, legal_today())))
    return HttpResponse(picture, content_type="image/svg+xml")


def _question_of(token: str) -> Question:
    """What a link of ours asks; 404 for any other text."""
    try:
        return questions.read(token)
    except BadSignature as error:
        raise Http404 from error


def _whole(name: str, token: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", reverse(name, args=[token]))
