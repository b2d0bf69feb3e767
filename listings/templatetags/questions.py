"""The question form on a car's page: the room of cars does not know the room of inquiries."""

from typing import Any

from django import template
from django.template import RequestContext

from listings.inquiries.forms import QuestionForm

register = template.Library()


@register.simple_tag(takes_context=True)
def question_form(context: RequestContext) -> Any:
    """An empty question form for whoever looks at the page."""
    return QuestionForm(user=context["request"].user)
