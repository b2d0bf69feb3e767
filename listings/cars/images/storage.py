"""A folder whose files are whole or absent, also after a power cut."""

import os
from pathlib import Path
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Django's folder storage, but a name appears only when its bytes are on the disk.

    Django writes under the final name and does not sync; a row that names the file could outlive
    it. With the option `allow_overwrite` saving again replaces the file in one step.
    """

    def _save(self, name: str, content: File) -> str:
        part = f"{name}.{uuid4().hex}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]  # the stubs leave private names out
            _sync(self.path(part))
            Path(self.path(part)).replace(self.path(name))
        except BaseException:
            self.delete(part)
            raise
        self._sync_folders(Path(self.path(name)).parent)
        return name

    def _sync_folders(self, folder: Path) -> None:
        """From the file's folder up to the storage's own: each may have been made just now."""
        root = Path(self.location)
        while folder.is_relative_to(root):
            _sync(folder)
            folder = folder.parent


def _sync(path: str | Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
