"""Putting renditions where visitors find them, and taking them away."""

from pathlib import Path
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import storages

from .rendering import Rendered
from .renditions import card_key, key, keys


def publish(rendered: Rendered, folder: Path, photo: UUID, rev: int) -> None:
    """Store every file under its key in the default storage, which must overwrite."""
    for step_name in rendered.files:
        step, suffix = step_name.split(".")
        with (folder / step_name).open("rb") as made:
            _save(key(photo, rev, int(step), suffix), File(made))


def publish_card(card: bytes, public_id: str, rev: int) -> None:
    """Store the card of a link under its key."""
    _save(card_key(public_id, rev), ContentFile(card))


def withdraw_card(public_id: str, rev: int) -> None:
    """Remove one drawing of a card."""
    storages["default"].delete(card_key(public_id, rev))


def withdraw(photo: UUID, rev: int, width: int, height: int) -> None:
    """Remove every rendition of one revision."""
    for name in keys(photo, rev, width, height):
        storages["default"].delete(name)


def _save(wanted: str, made: File) -> None:
    if (kept := storages["default"].save(wanted, made)) != wanted:
        raise RuntimeError(f"the default storage kept {wanted} as {kept}")
