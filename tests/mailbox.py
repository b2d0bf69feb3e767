"""Mail as the worker handed it to the mail server: one file for each letter, EMAIL_URL=filemail."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

# What Django's file backend writes behind each letter.
END = b"-" * 79 + b"\n"
LINK = re.compile(r"https?://\S+")


def letters(to: str) -> list[EmailMessage]:
    """All letters sent to an address, oldest first."""
    files = sorted((Path(settings.MEDIA_ROOT) / "mail").glob("*.log"), key=_age)
    found = [_read(raw) for file in files for raw in file.read_bytes().split(END) if raw.strip()]
    return [letter for letter in found if letter["To"] == to]


def link_in(text: str) -> str:
    """The path of the one link that a letter's text holds."""
    links = LINK.findall(text)
    assert len(links) == 1, text
    return urlsplit(links[0]).path


def text_of(letter: EmailMessage) -> str:
    return letter.get_body(("plain",)).get_content()


def _read(raw: bytes) -> EmailMessage:
    # Read as plain e-mail, so that a letter no mail program could read fails here.
    return email.message_from_bytes(raw, policy=default)


def _age(file: Path) -> int:
    return file.stat().st_mtime_ns
