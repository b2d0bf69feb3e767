"""Saying that an answer contradicts the rule: on the conversation's page, or by a letter's link."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from listings.accounts.visitors import PersonRequest
from listings.states.chosen import chosen_state

from . import actions
from .models import Message, Thread
from .ruling import ruling_on
from .talk import correction_of


@login_required
@require_POST
def flag(request: PersonRequest, key: UUID, pk: int) -> HttpResponse:
    """One of the two sides flags an answer of a conversation that is open to it."""
    thread = get_object_or_404(Thread.objects.open_to(request.user), key=key)
    answers = Message.objects.answers().filter(thread=thread)
    actions.flag(get_object_or_404(answers, pk=pk), by=request.user)
    return redirect(f"{reverse('thread', args=[key])}#m{pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def flag_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The asker without an account; GET shows a button, because mail scanners follow links."""
    answer = actions.answer_of(token)
    if answer is None:
        raise Http404
    if request.method == "POST":
        actions.flag(answer, by=None)
        return redirect(request.path)
    return render(request, "inquiries/flag.html", _context(request, answer))


def _context(request: HttpRequest, answer: Message) -> dict[str, Any]:
    thread = answer.thread
    state = chosen_state(request) or thread.state
    return {
        "answer": answer,
        "correction": correction_of(answer),
        "flag": answer.flags.filter(by_asker=True).first(),
        "car": thread.listing,
        "rule": ruling_on(thread.listing_id, state),
        "my_state": state,
        "may_choose": True,
    }
