"""What a buyer types, and the way of a question to its seller."""

import re
import uuid

from listings.letters.models import Letter

BUYER = "bea@example.org"


def question(**changes):
    return {
        "name": "Bea",
        "email": BUYER,
        "text": "Is the bed straight?",
        "token": str(uuid.uuid4()),
        "website": "",
        **changes,
    }


def ask(client, car, **changes):
    return client.post(f"/ask/{car.public_id}/", question(**changes))


def letters(kind=""):
    """Letters of a kind (confirm, question, answer), oldest first."""
    return list(Letter.objects.filter(key__startswith=kind).order_by("pk"))


def link_in(letter):
    (path,) = re.findall(r"http://testserver(/\S+)", letter.text)
    return path
