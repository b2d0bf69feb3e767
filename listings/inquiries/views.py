"""Asking about a car, and the conversations that follow."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest
from listings.cars.models import Listing
from listings.cars.rules import FOR_SALE
from listings.dealers.access import may

from . import actions
from .forms import MessageForm, QuestionForm
from .limits import writes_too_often
from .models import Thread

THREADS_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """The question form of a car: posted from the car's page, and a page of its own."""
    car = get_object_or_404(Listing.objects.public().with_names(), public_id=public_id)
    form = QuestionForm(request.POST if request.method == "POST" else None, user=request.user)
    if obstacle := _obstacle(request, car):
        if request.method != "POST":
            return redirect(car)
        form.add_error(None, obstacle)
    status = _judged(request, form)
    if request.method == "POST" and status == HTTPStatus.OK:
        if not form.is_from_a_program:
            _ask(request, car, form)
        return redirect("asked", public_id)
    context = {"car": car, "question_form": form, "question_url": request.path}
    return _page(request, "inquiries/ask.html", context, status)


def _judged(request: HttpRequest, form: MessageForm) -> int:
    """The status for a form as it was sent; what is wrong stands in it, and all that was typed."""
    if not form.is_bound:
        return HTTPStatus.OK
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if writes_too_often(request):
        form.add_error(None, _("That was too fast. Wait a minute, then send it again."))
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.OK


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    answer = render(request, template, context, status=status)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers["Retry-After"] = "60"
    return answer


def _obstacle(request: HttpRequest, car: Listing) -> str:
    """Why nobody, or not this person, can ask about the car."""
    if car.status not in FOR_SALE:
        return _("This car is sold. Your question was not sent.")
    if may(request.user, "see", car.seller):
        return _("This is your own car: the question would come to yourself.")
    return ""


def _ask(request: HttpRequest, car: Listing, form: QuestionForm) -> None:
    user = request.user if request.user.is_authenticated else None
    data = form.cleaned_data
    actions.ask(
        car,
        name=data["name"],
        email=user.email if user else data["email"],
        text=data["text"],
        token=data["token"],
        user=user,
    )


@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, public_id: str) -> HttpResponse:
    """What happens now: the question is on its way, or waits for the link to be followed."""
    car = get_object_or_404(Listing.objects.public().with_names(), public_id=public_id)
    context = {"car": car, "needs_confirmation": not request.user.is_authenticated}
    return render(request, "inquiries/sent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, because mail scanners follow links; POST delivers the question."""
    if request.method != "POST":
        return render(request, "inquiries/confirm.html")
    thread = actions.confirm(token)
    if thread is None:
        return render(request, "inquiries/confirm.html", {"is_stale": True}, status=410)
    return render(request, "inquiries/sent.html", {"car": thread.listing})


@login_required
@require_http_methods(["GET", "HEAD"])
def inbox(request: PersonRequest) -> HttpResponse:
    """The person's conversations, newest first."""
    threads = Thread.objects.open_to(request.user).select_related("listing__family__make")
    shown = threads.order_by("-last_message_at")[:THREADS_SHOWN]
    return render(request, "inquiries/inbox.html", {"threads": shown})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: PersonRequest, key: UUID) -> HttpResponse:
    """One conversation, with a form for the next message."""
    open_threads = Thread.objects.open_to(request.user)
    found = get_object_or_404(
        open_threads.select_related("listing__family__make", "listing__seller"), key=key
    )
    form = MessageForm(request.POST if request.method == "POST" else None)
    status = _judged(request, form)
    if request.method == "POST" and status == HTTPStatus.OK:
        data = form.cleaned_data
        actions.answer(found, text=data["text"], token=data["token"], by=request.user)
        return redirect("thread", key)
    context = {
        "thread": found,
        "car": found.listing,
        "messages_shown": found.messages.exclude(delivered_at=None),
        "form": form,
    }
    return _page(request, "inquiries/thread.html", context, status)
