"""Writing letters of our own, each from a subject and a text under `templates/emails`."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from .backend import KEY_HEADER
from .looks import as_html


def write(
    template: str, recipients: Mapping[str, str], *, key: str, link: str, **context: Any
) -> None:
    """One letter for each recipient (address -> language), in the caller's transaction.

    `link` is an address on this site without its host. The same key again is the same letter.
    """
    context["link"] = settings.SITE_URL + link
    for recipient, language in recipients.items():
        with override(language):
            subject, text = (
                render_to_string(f"emails/{template}_{part}.txt", context).strip()
                for part in ("subject", "text")
            )
            # Names stand in subjects: whatever breaks a line is made a space.
            subject = " ".join(subject.split())
            html = as_html(subject, text, context["link"])
        letter = EmailMultiAlternatives(subject, text, to=[recipient], headers={KEY_HEADER: key})
        letter.attach_alternative(html, "text/html")
        letter.send()
