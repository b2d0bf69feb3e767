"""N22 AC2 and AC3: the page and the badge for advertisements on other sites."""

import base64
import re
import zlib
from xml.etree import ElementTree

import pytest
import time_machine
from django.core import signing

FACTS = {
    "frame_number": "DA52T-100039",
    "build_plate": "2001-11",
    "first_inspection": "H13",
    "arrival": "2026-12-05",
    "state": "OH",
}


def text_of(page):
    return " ".join(page.content.decode().split())


def answer_of(page):
    answer = page.context["answer"]
    return answer.headline, answer.earliest, answer.safe, answer.level, answer.emissions


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        {"build_plate": "2000-07", "entered": "2025-06"},
        {"frame_number": "ＨＡ４ー２１０５１２３"},
        {"frame_number": "GD-S200P-0030000"},
        {"first_registration": "平成元年1月", "state": "CA"},
        {"build_plate": "2001-03", "first_registration": "2001-01"},
    ],
    ids=str,
)
def test_n22_ac2_the_link_gives_the_same_answer(client, check, facts):
    page = check(**facts)
    shown = client.get(page.context["share_url"])
    assert shown.status_code == 200
    assert answer_of(shown) == answer_of(page)


def test_n22_ac2_it_says_level_e_and_the_day(client, shared):
    page = text_of(client.get(shared(**FACTS)))
    assert "Level E." in page
    assert "Nobody has checked any of this" in page
    assert "typed these facts on 22 Nov 2026" in page
    assert '<meta name="robots" content="noindex">' in page


def test_n22_ac2_the_answer_is_of_the_day_on_which_it_is_read(client, shared):
    address = shared(build_plate="2001-12")
    with time_machine.travel("2026-12-31T20:00:00Z", tick=False):
        page = client.get(address)
    assert page.context["answer"].headline.kind == "good"
    assert "typed these facts on 22 Nov 2026; the answer is that of 31 Dec 2026" in text_of(page)


def test_n22_ac2_a_qr_code_without_style_leads_to_the_page(client, shared):
    address = shared(**FACTS)
    page = client.get(address)
    assert page.context["address"] == f"http://testserver{address}"
    (drawing,) = re.findall(r"<svg(?![^>]*aria-hidden)[^>]*>.*?</svg>", text_of(page))
    assert "style" not in drawing
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


def test_n02_ac6_neither_link_nor_page_holds_the_whole_number(client, shared):
    address = shared(**FACTS)
    packed = address.split("/")[2].split(":")[0].lstrip(".")
    inside = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert b"DA52T-10****" in inside
    assert b"100039" not in inside
    assert "100039" not in text_of(client.get(address))


@pytest.mark.parametrize("number", ["1HGCM82633A004352", "品[62]1234567品"])
def test_n02_ac6_a_number_that_cannot_be_parted_is_masked_in_the_link(client, shared, number):
    address = shared(frame_number=number)
    assert number not in text_of(client.get(address))
    assert number not in str(signing.loads(address.split("/")[2], salt="listings.checking"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: "a" + token,
        lambda token: token.split(":")[0],
        lambda _token: "x",
        lambda _token: signing.dumps({"d": "2026-11-22", "l": "en"}, salt="another"),
    ],
)
@pytest.mark.parametrize("tail", ["", "badge.svg"])
def test_n22_ac2_a_link_that_is_not_ours_leads_nowhere(client, shared, spoil, tail):
    token = shared(**FACTS).split("/")[2]
    assert client.get(f"/check/{spoil(token)}/{tail}").status_code == 404


def test_n22_ac3_the_badge_is_a_picture_without_script_addresses_or_cookies(client, shared):
    picture = client.get(shared(**FACTS) + "badge.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert not picture.cookies
    assert "public" in picture.headers["Cache-Control"]
    assert "max-age=3600" in picture.headers["Cache-Control"]
    assert "Cookie" not in picture.headers.get("Vary", "")
    drawing = ElementTree.fromstring(picture.content)  # noqa: S314 - our own picture
    names = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert names == {"svg", "title", "rect", "g", "text"}
    assert b"http" not in picture.content.replace(b"http://www.w3.org/2000/svg", b"")
    said = " ".join(drawing.itertext())
    assert "Old enough since 31 Dec 2026" not in said
    assert "level E, not checked" in said
    assert "22 Nov 2026" in said


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"build_plate": "2000-06"}, "Old enough since 30 Jun 2025"),
        ({"build_plate": "2001-12"}, "May come in from 31 Dec 2026"),
        ({"build_plate": "2000-07", "entered": "2025-06"}, "Was not old enough on entry"),
        ({"build_plate": "2001-03", "first_registration": "2001-01"}, "contradict each other"),
        ({"frame_number": "ZZ99Z-123456"}, "Date not known"),
    ],
)
def test_n22_ac3_the_badge_says_the_short_answer(client, shared, facts, words):
    assert words in client.get(shared(**facts) + "badge.svg").content.decode()


def test_n22_ac3_the_badge_keeps_the_language_of_whoever_made_it(client, shared):
    address = shared(build_plate="2000-06")
    client.cookies["language"] = "ja"
    picture = client.get(f"{address}badge.svg").content.decode()
    assert "Old enough since 30 Jun 2025" in picture
    assert "2025年" in client.get(shared(build_plate="2000-06") + "badge.svg").content.decode()


def test_n22_ac3_the_code_to_paste_is_a_link_and_a_picture_and_nothing_else(client, shared):
    address = shared(**FACTS)
    page = text_of(client.get(address))
    assert f'&lt;a href="http://testserver{address}"&gt;&lt;img src=' in page
    assert "&lt;script" not in page
