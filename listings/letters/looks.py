"""How a letter looks where its reader's program shows HTML: made from its text, so both say the same."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Part:
    """A paragraph, or the letter's one link."""

    text: str
    is_link: bool


def as_html(subject: str, text: str, link: str) -> str:
    """The letter as a page without images, for light and dark; only `link` becomes a link.

    What people wrote is shown as it stands: an address in it stays text.
    """
    context = {"subject": subject, "parts": _parts(text, link), "site_url": settings.SITE_URL}
    return render_to_string("emails/_base.html", context).strip()


def _parts(text: str, link: str) -> list[Part]:
    """Paragraphs, with the link taken out of the one whose last line it is."""
    parts = []
    for paragraph in text.split("\n\n"):
        lines = paragraph.strip().splitlines()
        is_linked = bool(link) and bool(lines) and lines[-1].strip() == link
        words = "\n".join(lines[:-1] if is_linked else lines)
        if words:
            parts.append(Part(words, is_link=False))
        if is_linked:
            parts.append(Part(link, is_link=True))
    return parts
