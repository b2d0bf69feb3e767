"""A page as a person reads or hears it, and what on it is still English."""

import re
from functools import cache
from html.parser import HTMLParser

from marketplace.translation.catalogue import translated

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
SPOKEN = {"alt", "aria-label", "placeholder", "title", "content", "label"}
EMPTY = {"meta", "link", "img", "input", "br", "hr", "source", "wbr", "use", "rect", "line"}
FEWEST_LETTERS = 4


class Reader(HTMLParser):
    """Collects text and spoken attributes outside of what says that it is English."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.within: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        silent = tag in {"script", "style"} or given.get("lang") == "en"
        hidden = silent or any(other for _tag, other in self.within)
        if not hidden:
            self.words += [value for name, value in attrs if name in SPOKEN and value]
        if tag not in EMPTY:
            self.within.append((tag, silent))

    def handle_endtag(self, tag):
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(hidden for _tag, hidden in self.within):
            self.words.append(data)


def words_of(page: str) -> list[str]:
    """Each text of the page, in one line."""
    reader = Reader()
    reader.feed(page)
    return [text for words in reader.words if (text := " ".join(words.split()))]


@cache
def english() -> re.Pattern[str]:
    """Any whole string of the catalogue whose Japanese is another."""
    parts = []
    for message in translated("ja"):
        forms = [message.id] if isinstance(message.id, str) else message.id
        for form in forms:
            bare = PLACE.sub("", form)
            if (
                form
                and form != message.string
                and len(re.findall("[a-zA-Z]", bare)) >= FEWEST_LETTERS
            ):
                pattern = ".+".join(map(re.escape, PLACE.split(" ".join(form.split()))))
                parts.append(pattern.replace("%%", "%"))
    return re.compile("|".join(sorted(parts, key=len, reverse=True)))


def leftovers(page: str) -> list[str]:
    return [words for words in words_of(page) if english().fullmatch(words)]
