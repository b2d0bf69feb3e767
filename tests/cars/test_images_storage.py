"""Originals are whole or absent, private, and kept before anything names them."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from pytest_django import Settings

from listings.cars.images import originals, publishing, renditions
from listings.cars.images.intake import inspect
from listings.cars.images.rendering import render
from listings.cars.images.storage import DurableStorage

from . import image_samples as samples

PHOTO = UUID("0190f1de-7a3c-7cc0-8f0e-5a52d0a4a001")
DURABLE = "listings.cars.images.storage.DurableStorage"


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> None:
    private = {"location": tmp_path / "originals", "file_permissions_mode": 0o600}
    public = {"location": tmp_path / "public", "allow_overwrite": True}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": DURABLE, "OPTIONS": public},
        "originals": {"BACKEND": DURABLE, "OPTIONS": private},
    }


def found(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


class Distant(Storage):
    """A storage of another machine: its files have no path here."""

    def _open(self, name: str, mode: str = "rb") -> File:
        return ContentFile(f"photo {name}".encode())


class FullDisk(ContentFile):
    """Content whose second part no longer fits."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"first part"
        raise OSError(28, "No space left on device")


def test_original_is_kept_privately_under_our_own_key(tmp_path: Path) -> None:
    data = samples.jpeg()
    upload = SimpleUploadedFile("../../etc/passwd.jpg", data)
    key = originals.keep(upload, inspect(upload, upload.name), PHOTO)
    assert key == f"01/{PHOTO}.jpeg"
    kept = tmp_path / "originals" / key
    assert kept.read_bytes() == data
    assert kept.stat().st_mode & 0o777 == 0o600
    assert found(tmp_path / "originals") == [key]


def test_upload_that_lies_in_a_temporary_file_is_kept_too(tmp_path: Path) -> None:
    data = samples.png()
    upload = TemporaryUploadedFile("a.png", "image/png", len(data), None)
    upload.write(data)
    key = originals.keep(upload, inspect(upload, "a.png"), PHOTO)
    upload.close()
    assert (tmp_path / "originals" / key).read_bytes() == data


def test_full_disk_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        storages["originals"].save("ab/photo.jpeg", FullDisk(b""))
    assert found(tmp_path / "originals") == []


def test_failed_replacement_keeps_the_old_file(tmp_path: Path) -> None:
    public = storages["default"]
    public.save("img/1.webp", ContentFile(b"old"))
    with pytest.raises(OSError, match="No space left"):
        public.save("img/1.webp", FullDisk(b""))
    assert found(tmp_path / "public") == ["img/1.webp"]
    assert (tmp_path / "public/img/1.webp").read_bytes() == b"old"
    assert public.save("img/1.webp", ContentFile(b"new")) == "img/1.webp"
    assert (tmp_path / "public/img/1.webp").read_bytes() == b"new"


def test_file_and_every_new_folder_are_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def note(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    DurableStorage(location=tmp_path / "root").save("a/b/c.jpg", ContentFile(b"x"))
    assert synced[0].startswith("c.jpg.")
    assert synced[1:] == ["b", "a", "root"]


def test_original_is_opened_as_a_path_and_discarded(tmp_path: Path) -> None:
    upload = SimpleUploadedFile("a.jpg", samples.jpeg())
    key = originals.keep(upload, inspect(upload, "a.jpg"), PHOTO)
    with originals.as_path(key) as path:
        assert path == tmp_path / "originals" / key
    originals.discard(key)
    originals.discard(key)
    with pytest.raises(FileNotFoundError), originals.as_path(key):
        pass


def test_original_of_a_distant_storage_is_fetched_for_the_block(
    settings: Settings,
) -> None:
    settings.STORAGES = {**settings.STORAGES, "originals": {"BACKEND": f"{__name__}.Distant"}}
    with originals.as_path("01/a.jpeg") as path:
        assert path.read_bytes() == b"photo 01/a.jpeg"
    assert not path.exists()


def test_renditions_are_published_under_their_keys_as_often_as_wanted(tmp_path: Path) -> None:
    (tmp_path / "original").write_bytes(samples.jpeg())
    (tmp_path / "out").mkdir()
    rendered = render(tmp_path / "original", tmp_path / "out")
    for _ in range(2):
        publishing.publish(rendered, tmp_path / "out", PHOTO, 1)
    keys = renditions.keys(PHOTO, 1, 640, 480)
    assert found(tmp_path / "public") == sorted(keys)
    publishing.withdraw(PHOTO, 1, 640, 480)
    assert found(tmp_path / "public") == []


def test_storage_that_renames_is_not_believed(tmp_path: Path, settings: Settings) -> None:
    plain = {"BACKEND": DURABLE, "OPTIONS": {"location": tmp_path / "public"}}
    settings.STORAGES = {**settings.STORAGES, "default": plain}
    (tmp_path / "original").write_bytes(samples.jpeg())
    rendered = render(tmp_path / "original", tmp_path)
    publishing.publish(rendered, tmp_path, PHOTO, 1)
    with pytest.raises(RuntimeError, match="kept"):
        publishing.publish(rendered, tmp_path, PHOTO, 1)
