"""Letters in HTML: the same words as the text, one link, nothing that anybody else wrote."""

import pytest

from listings.letters.looks import as_html

LINK = "https://keiport.example/sell/"


def test_the_words_stand_as_they_were_written_and_only_our_link_can_be_pressed():
    text = f"Bea asks:\n\nRust? <b>Photos</b> & https://elsewhere.example/\n\nAnswer here:\n{LINK}"
    html = as_html("A <question>", text, LINK)
    assert "Rust? &lt;b&gt;Photos&lt;/b&gt; &amp; https://elsewhere.example/" in html
    assert "A &lt;question&gt;" in html
    assert html.count(f'href="{LINK}"') == 2  # the button, and the address itself
    assert 'href="https://elsewhere' not in html


def test_it_shows_nothing_from_elsewhere_and_knows_the_dark():
    html = as_html("Subject", "Text", "")
    for sign in ("<img", "<script", "url(", "@import", "<link"):
        assert sign not in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "prefers-color-scheme: dark" in html


@pytest.mark.parametrize(
    "text", ["", "\n\n\n\n", LINK, f"{LINK}\n\n{LINK}", f"Words\n\n\n\n{LINK}\n"]
)
def test_any_text_makes_a_letter_without_empty_paragraphs(text):
    html = as_html("Subject", text, LINK)
    assert "<p></p>" not in html
    assert html.count("Open it on Keiport") == text.count(LINK)


def test_a_letter_without_a_link_has_no_button():
    assert "Open it on Keiport" not in as_html("Subject", "Your car was sold.", "")
