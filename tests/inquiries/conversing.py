"""Steps of a conversation on the law, as its people take them."""

import uuid

from listings.inquiries.models import Message, Thread
from tests.inquiries.asking import ask, letters, link_in

STATE = "CO"
STATUTE = "49 U.S.C. 30112(b)(9)"


def ask_about_law(client, car, state=STATE, **changes):
    """Ask with a state chosen; the client then has none again."""
    if state:
        client.cookies["state"] = state
    answer = ask(client, car, topic="legality", **changes)
    client.cookies.pop("state", None)
    return answer


def question_by(client, person, car, **changes):
    """A delivered question of law by somebody with an account; the client is signed out again."""
    client.force_login(person)
    ask_about_law(client, car, **changes)
    client.logout()
    return Thread.objects.get()


def question_by_letter(client, car, **changes):
    """A delivered question of law by somebody without an account."""
    ask_about_law(client, car, **changes)
    client.post(link_in(letters("confirm")[-1]))
    return Thread.objects.get()


def answer_by(client, person, thread, text="Legal everywhere, trust me."):
    """The seller's answer; the client is signed out again."""
    client.force_login(person)
    client.post(page(thread), {"text": text, "token": str(uuid.uuid4())})
    client.logout()
    return Message.objects.get(text=text)


def page(thread):
    return f"/messages/{thread.key}/"


def flag_address(message):
    return f"/messages/{message.thread.key}/flag/{message.pk}/"


def read_by(client, person, thread):
    """What one of the two sides reads; the client is signed out again."""
    client.force_login(person)
    answer = client.get(page(thread))
    client.logout()
    assert answer.status_code == 200
    return answer.content.decode()
