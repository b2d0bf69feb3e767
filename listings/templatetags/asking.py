"""The question form on a car's page: the car knows nothing of inquiries, the page knows both."""

from typing import Any

from django import template
from django.urls import reverse

from listings.cars.models import Listing
from listings.inquiries.forms import QuestionForm

register = template.Library()


@register.simple_tag(takes_context=True)
def question_form(context: dict[str, Any], car: Listing) -> QuestionForm:
    """An empty form; `?question=` fills in a question that the page offered."""
    request = context["request"]
    offered = request.GET.get("question", "")[:500]
    return QuestionForm(user=request.user, initial={"text": offered} if offered else {})


@register.simple_tag
def question_url(car: Listing) -> str:
    return reverse("ask", args=[car.public_id])
