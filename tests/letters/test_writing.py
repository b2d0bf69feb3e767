"""Letters from templates: a line for a subject, plain text, an address of this site."""

import pytest

from listings.letters.models import Letter
from listings.letters.writing import write
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


def tell(*recipients, car, key="k", reason="Blurred & <b>dark</b> photos.", language="en"):
    mailboxes = dict.fromkeys(recipients, language)
    write("cars/ask_change", mailboxes, key=key, link="/sell/", car=car, reason=reason)


def test_each_recipient_gets_the_words_unescaped_and_the_whole_link(settings):
    settings.SITE_URL = "https://keiport.example"
    tell("a@example.org", "b@example.org", car=ListingFactory(grade="K & U"))
    letters = Letter.objects.order_by("recipient")
    assert [letter.recipient for letter in letters] == ["a@example.org", "b@example.org"]
    assert "Blurred & <b>dark</b> photos." in letters[0].text
    assert "https://keiport.example/sell/" in letters[0].text
    assert "K & U" in letters[0].subject


def test_the_letter_has_the_same_words_in_html_and_in_the_readers_language():
    tell("a@example.org", car=ListingFactory())
    tell("b@example.org", car=ListingFactory(), key="b", language="ja")
    english, japanese = Letter.objects.order_by("recipient")
    assert "Blurred &amp; &lt;b&gt;dark&lt;/b&gt; photos." in english.html
    assert '<html lang="en">' in english.html
    assert '<html lang="ja">' in japanese.html


def test_the_same_key_is_the_same_letter():
    car = ListingFactory()
    for key in ("one", "one", "two"):
        tell("a@example.org", car=car, key=key)
    assert Letter.objects.count() == 2


def test_a_name_that_breaks_the_line_breaks_no_subject():
    tell("a@example.org", car=ListingFactory(grade="A\r\nBcc: x@y.example"))
    assert "\n" not in Letter.objects.get().subject


def test_nobody_to_write_to_is_no_letter():
    tell(car=ListingFactory())
    assert not Letter.objects.exists()
