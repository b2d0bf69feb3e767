"""What comes with a car by its row: links of photos, papers."""

from listings.eligibility.sentences import say

from . import limits, values
from .row_reader import RowReader


def read_photos(reader: RowReader) -> None:
    columns = ["photos", *(f"photo_{n}" for n in range(1, limits.PHOTOS + 1))]
    found: list[str] = []
    for column in columns:
        found += reader.read(column, values.links) or []
    reader.said.photos = list(dict.fromkeys(found))
    if len(reader.said.photos) > limits.PHOTOS:
        sentence = say("%(n)s photos; a car may have %(most)s.", n=len(found), most=limits.PHOTOS)
        reader.find("photos", "E302", sentence)


def read_papers(reader: RowReader) -> None:
    for column in ("papers", "entry_papers"):
        for word in reader.text(column).replace(",", ";").split(";"):
            if not word.strip():
                continue
            kind = reader.known.papers.get(values.key(word))
            if kind is None:
                allowed = ", ".join(sorted(set(reader.known.papers.values())))
                sentence = say(
                    "“%(text)s” is not known. Allowed: %(allowed)s.",
                    text=values.shown(word),
                    allowed=allowed,
                )
                reader.find(column, "E501", sentence)
            else:
                reader.said.papers.append(kind)
