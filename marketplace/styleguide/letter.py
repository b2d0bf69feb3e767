"""A sample letter, made as all letters are."""

from dataclasses import dataclass

from django.conf import settings

from listings.letters.looks import as_html

from .cars import LONG_JA

SUBJECT = "Sample: Bea asks about the 2001 Suzuki Carry KU"
TEXT = """Bea asks about the 2001 Suzuki Carry KU:

Is there rust under the bed? <b>Photos</b>, please.
An address in her words stays words: https://elsewhere.example/

{japanese}

Answer here:
{link}"""


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str


def sample() -> Letter:
    """With words in Japanese, with signs that HTML would eat, and with the one link."""
    link = f"{settings.SITE_URL}/styleguide/"
    text = TEXT.format(japanese=LONG_JA, link=link)
    return Letter(SUBJECT, text, as_html(SUBJECT, text, link))
