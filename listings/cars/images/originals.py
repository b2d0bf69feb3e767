"""The file as it was sent: kept privately, because it holds the seller's place and camera.

It lies in the storage `originals`, to which no address leads, under a key of our own making.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import storages

from .intake import Incoming


def keep(file: File, incoming: Incoming, photo: UUID) -> str:
    """Store the original durably and answer its key. Do it before the row that names it is
    written: a file without a row can be swept, a row without a file cannot be repaired."""
    name = f"{photo.hex[:2]}/{photo}.{incoming.format}"
    return storages["originals"].save(name, file)


def discard(key: str) -> None:
    """Remove an original; that it is gone already is fine."""
    storages["originals"].delete(key)


@contextmanager
def as_path(key: str) -> Iterator[Path]:
    """The original as a file of this machine, fetched for the time of the block if it lies
    elsewhere. Raises FileNotFoundError when it is gone."""
    storage = storages["originals"]
    try:
        path = Path(storage.path(key))
    except NotImplementedError:
        with storage.open(key) as stored, tempfile.NamedTemporaryFile(prefix="original-") as copy:
            shutil.copyfileobj(stored, copy)
            copy.flush()
            yield Path(copy.name)
    else:
        if not path.is_file():
            raise FileNotFoundError(path)
        yield path
