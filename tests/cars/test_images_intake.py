"""What is taken in and what is refused, judged by the header alone."""

import hashlib
import io
import resource
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from listings.cars.images import limits
from listings.cars.images.intake import clean_name, inspect
from listings.cars.images.refusals import Refused, sentence

from . import image_samples as samples


def refusal(data: bytes, name: str = "IMG_1.jpg") -> Refused:
    with pytest.raises(Refused) as refused:
        inspect(io.BytesIO(data), name)
    return refused.value


@pytest.mark.parametrize(
    ("data", "file_format"),
    [
        (samples.jpeg(), "jpeg"),
        (samples.jpeg(progressive=True), "jpeg"),
        (samples.cmyk_jpeg(), "jpeg"),
        (samples.mpo(), "jpeg"),
        (samples.tell_tale(), "jpeg"),
        (samples.png(), "png"),
        (samples.tell_tale("PNG"), "png"),
        (samples.webp(), "webp"),
        (samples.webp(lossless=True), "webp"),
        (samples.tell_tale("WEBP"), "webp"),
    ],
)
def test_photo_is_taken_with_its_format_sides_and_hash(data: bytes, file_format: str) -> None:
    incoming = inspect(io.BytesIO(data), "Front left.jpg")
    assert (incoming.format, incoming.width, incoming.height) == (file_format, 640, 480)
    assert incoming.sha256 == hashlib.sha256(data).hexdigest()
    assert (incoming.size, incoming.name) == (len(data), "Front left.jpg")


@pytest.mark.parametrize("kind", samples.FOREIGN)
def test_other_formats_are_refused_by_name_whatever_the_suffix(kind: str) -> None:
    make, word = samples.FOREIGN[kind]
    refused = refusal(make(), "van.jpg")
    assert "van.jpg" in str(refused.sentence)
    assert word in str(refused.sentence)


def test_heic_is_refused_with_a_way_out() -> None:
    make, _ = samples.FOREIGN["heic"]
    assert str(refusal(make(), "IMG_7.HEIC").sentence) == (
        "“IMG_7.HEIC” is a HEIC photo, which we cannot read yet. Please save it as JPEG and send that."
    )


def test_empty_file_is_refused() -> None:
    assert refusal(b"").code == "empty"


def test_jpeg_start_with_a_web_page_behind_it_is_refused() -> None:
    assert refusal(b"\xff\xd8\xff<html><body>no photo</body></html>").code == "unreadable"


@pytest.mark.parametrize("make", [samples.jpeg, samples.png, samples.webp])
@pytest.mark.parametrize("part", [0.5, 0.99])
def test_cut_file_is_refused_as_incomplete(make: object, part: float) -> None:
    data = make()
    assert refusal(data[: int(len(data) * part)]).code == "incomplete"


@pytest.mark.parametrize("make", [samples.tell_tale, samples.png, samples.webp])
def test_every_short_beginning_is_refused_and_never_an_error(make: object) -> None:
    data = make()
    for length in range(1, 400):
        assert refusal(data[:length]).code in {"incomplete", "unreadable", "not_a_photo"}


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
)
def test_random_bytes_are_refused_and_never_an_error(tail: bytes, start: bytes) -> None:
    refusal(start + tail)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (samples.png_promising(50_000, 50_000), "too_many_pixels"),
        (samples.png_promising(20_000, 20_000, bits=1, colour=0), "too_many_pixels"),
        (samples.png_promising(60_000, 3_000), "too_many_pixels"),
        (samples.png_promising(12_001, 100), "too_long"),
        (samples.jpeg_promising(65_000, 65_000), "too_many_pixels"),
        (samples.jpeg_promising(8_000, 6_251), "too_many_pixels"),
        (samples.jpeg_promising(640, 0), "unreadable"),
        (samples.webp_promising(16_383, 16_383), "too_many_pixels"),
        (samples.webp_promising(6_000, 5_001), "too_many_pixels_webp"),
        (samples.png(1, 1), "too_small"),
        (samples.png(319, 319), "too_small"),
    ],
)
def test_sides_beyond_a_limit_are_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


@pytest.mark.parametrize(
    "data",
    [
        samples.jpeg_promising(8_000, 6_250),
        samples.png_promising(12_000, 100),
        samples.webp_promising(6_000, 5_000),
        samples.png(320, 1),
        samples.png(1, 320),
    ],
)
def test_sides_at_a_limit_are_taken(data: bytes) -> None:
    inspect(io.BytesIO(data), "edge")


def test_sentences_name_the_file_the_figure_and_the_limit() -> None:
    bomb = refusal(samples.png_promising(50_000, 50_000), "IMG_1.png")
    assert str(bomb.sentence) == (
        "“IMG_1.png” is 50,000 × 50,000 pixels; the most we can read is 50 megapixels."
    )
    dot = refusal(samples.png(1, 1), "dot.png")
    assert str(dot.sentence) == (
        "“dot.png” is 1 × 1 pixels; the longer side must have at least 320."
    )


def test_braces_in_a_name_are_only_text() -> None:
    assert "{limit}%s" in str(refusal(b"", "{limit}%s.jpg").sentence)


def test_stored_code_becomes_a_sentence_without_facts() -> None:
    for code in ("unreadable", "too_heavy"):
        assert "“a.jpg”" in str(sentence(code, "a.jpg"))


def test_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_refused() -> None:
    data = samples.jpeg()
    full = data + bytes(limits.MAX_BYTES - len(data))
    assert inspect(io.BytesIO(full), "full.jpg").size == limits.MAX_BYTES
    assert refusal(full + b"\0").code == "too_big"
    large = refusal(full + bytes(5 * limits.MEBIBYTE), "large.jpg")
    assert str(large.sentence) == "“large.jpg” is 30 MB; the most we can take is 25 MB."


def test_bombs_cost_no_memory() -> None:
    bomb = samples.png_bomb(13_000, 13_000)
    assert len(bomb) < 3_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refusal(bomb)
    refusal(samples.webp_promising(16_383, 16_383))
    refusal(samples.png_promising(50_000, 50_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_large_camera_data_is_walked_over() -> None:
    assert inspect(io.BytesIO(samples.with_large_camera_data()), "a.jpg").width == 640


def test_endless_segments_are_given_up() -> None:
    assert refusal(b"\xff\xd8" + b"\xff\xe0\0\2" * 100_000).code == "unreadable"


def test_uploaded_files_are_left_rewound() -> None:
    data = samples.jpeg()
    small = SimpleUploadedFile("a.php.jpg", data, content_type="text/html")
    assert inspect(small, small.name).name == "a.php.jpg"
    assert small.read() == data
    with TemporaryUploadedFile("b.jpg.exe", "image/jpeg", len(data), None) as large:
        large.write(data)
        assert inspect(large, large.name).format == "jpeg"
        assert large.read() == data


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Photos\\van.jpg", "van.jpg"),
        ("nul\0byte.jpg", "nulbyte.jpg"),
        ("two\r\nlines.jpg", "two lines.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("  wide\u3000 space .jpg", "wide space .jpg"),
        ("軽トラ 正面.jpg", "軽トラ 正面.jpg"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
        ("." + "y" * 300, "y" * 120),
        ("", "photo"),
        ("\u200b\u202a/", "photo"),
    ],
)
def test_names_are_cleaned_for_showing(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(max_size=400))
def test_clean_name_is_short_plain_and_stays_as_it_is(name: str) -> None:
    clean = clean_name(name)
    assert 1 <= len(clean) <= limits.NAME_LENGTH
    assert not any(unicodedata.category(sign)[0] == "C" for sign in clean)
    assert "/" not in clean
    assert "\\" not in clean
    assert clean_name(clean) == clean
