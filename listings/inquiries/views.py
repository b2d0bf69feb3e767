"""Asking about a car, and the conversations that follow."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest
from listings.cars.models import Listing
from listings.cars.rules import FOR_SALE
from listings.dealers.access import may
from listings.states.chosen import chosen_state

from . import actions
from .forms import MessageForm, QuestionForm
from .limits import writes_too_often
from .models import Message, Thread, Topic
from .ruling import ruling_on
from .talk import messages_for

THREADS_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """The question form of a car: posted from the car's page, and a page of its own."""
    found = Listing.objects.public().with_names().with_covers()
    car = get_object_or_404(found, public_id=public_id)
    form = QuestionForm(request.POST if request.method == "POST" else None, user=request.user)
    if obstacle := _obstacle(request, car):
        if request.method != "POST":
            return redirect(car)
        form.add_error(None, obstacle)
    status = _judged(request, form)
    if request.method == "POST" and status == HTTPStatus.OK:
        if not form.is_from_a_program:
            _ask(request, car, form)
        return redirect(_next(public_id, form))
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
        topic=data["topic"],
        state=chosen_state(request) or "",
    )


def _next(public_id: str, form: QuestionForm) -> str:
    """What happens now; after a question of law with the rule's own answer."""
    address = reverse("asked", args=[public_id])
    is_of_law = form.cleaned_data["topic"] == Topic.LEGALITY
    return f"{address}?about={Topic.LEGALITY}" if is_of_law else address


@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, public_id: str) -> HttpResponse:
    """What happens now: the question is on its way, or waits for the link to be followed."""
    car = get_object_or_404(Listing.objects.public().with_names(), public_id=public_id)
    context = {"car": car, "needs_confirmation": not request.user.is_authenticated}
    if request.GET.get("about") == Topic.LEGALITY:
        context |= _rule(car.pk, chosen_state(request), may_choose=True)
    return render(request, "inquiries/sent.html", context)


def _rule(car: int, state: str | None, *, may_choose: bool) -> dict[str, Any]:
    """What a page shows above all that people say; `may_choose` for the asker of the question."""
    return {"rule": ruling_on(car, state), "my_state": state, "may_choose": may_choose}


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, because mail scanners follow links; POST delivers the question."""
    if request.method != "POST":
        context = _rule_on(request, actions.question_of(token), may_choose=True)
        return render(request, "inquiries/confirm.html", context)
    message = actions.confirm(token)
    if message is None:
        return render(request, "inquiries/confirm.html", {"is_stale": True}, status=410)
    # This address would ask for the button again, so it is none to come back to with a state.
    context = _rule_on(request, message, may_choose=False)
    return render(request, "inquiries/sent.html", {"car": message.thread.listing, **context})


def _rule_on(request: HttpRequest, question: Message | None, *, may_choose: bool) -> dict[str, Any]:
    """The rule for whoever asked this by a letter's link; nothing on other questions."""
    if question is None or not question.is_of_law:
        return {}
    state = chosen_state(request) or question.state
    return _rule(question.thread.listing_id, state, may_choose=may_choose)


@login_required
@require_http_methods(["GET", "HEAD"])
def inbox(request: PersonRequest) -> HttpResponse:
    """The person's conversations, newest first."""
    cars = Prefetch("listing", Listing.objects.with_names().with_covers())
    threads = Thread.objects.open_to(request.user).prefetch_related(cars)
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
        said = {"text": data["text"], "token": data["token"], "by": request.user}
        actions.answer(found, **said, state=chosen_state(request) or "")
        return redirect("thread", key)
    context = {
        "thread": found,
        "car": found.listing,
        "messages_shown": messages_for(found, request.user),
        "form": form,
    }
    if found.topic == Topic.LEGALITY:
        is_asker = found.buyer_id == request.user.pk
        state = (is_asker and chosen_state(request)) or found.state
        context |= _rule(found.listing_id, state, may_choose=is_asker)
    return _page(request, "inquiries/thread.html", context, status)
