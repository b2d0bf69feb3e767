"""Data for machines inside a page."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Inside <script> only these could end the element or begin another.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag
def structured_data(data: dict[str, Any] | None) -> SafeString | str:
    """A block of JSON-LD, or nothing. A block of data is never run, so the policy lets it stand."""
    if data is None:
        return ""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
