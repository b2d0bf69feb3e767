"""Putting renditions where visitors find them, and taking them away."""

from pathlib import Path
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import storages

from .rendering import Rendered
from .renditions import key, keys


def publish(rendered: Rendered, folder: Path, photo: UUID, rev: int) -> None:
    """Store every file under its key in the default storage, which must overwrite."""
    storage = storages["default"]
    for step_name in rendered.files:
        step, suffix = step_name.split(".")
        wanted = key(photo, rev, int(step), suffix)
        with (folder / step_name).open("rb") as made:
            if (kept := storage.save(wanted, File(made))) != wanted:
                raise RuntimeError(f"the default storage kept {wanted} as {kept}")


def withdraw(photo: UUID, rev: int, width: int, height: int) -> None:
    """Remove every rendition of one revision."""
    for name in keys(photo, rev, width, height):
        storages["default"].delete(name)
