"""An answer said to contradict the rule: flagged by one of the two sides, decided on by staff."""

from django.core import signing
from django.db import transaction
from django.utils import timezone

from listings.accounts.audit import record
from listings.accounts.models import User

from ..models import Message, MessageFlag
from .mailing import FLAG_SALT, tell_correction


class NotOpen(Exception):
    """Somebody else decided on it by now."""


def answer_of(token: str) -> Message | None:
    """The answer that the link of a letter leads to; None for a link that was never ours."""
    try:
        pk = signing.loads(token, salt=FLAG_SALT)
    except signing.BadSignature:
        return None
    return Message.objects.answers().select_related("thread").filter(pk=pk).first()


@transaction.atomic
def flag(message: Message, *, by: User | None) -> MessageFlag:
    """Say that an answer contradicts the rule: once per person. `by` None is the asker by a link."""
    # Somebody may have flagged it as one side and stand on the other by now: once is enough.
    if by is not None and (told := message.flags.filter(by=by).first()):
        return told
    if by is None or by.pk == message.thread.buyer_id:
        found, _new = MessageFlag.objects.get_or_create(
            message=message, by_asker=True, defaults={"by": by}
        )
    else:
        found, _new = MessageFlag.objects.get_or_create(message=message, by=by, by_asker=False)
    return found


@transaction.atomic
def resolve(flag: MessageFlag, *, by: User, upheld: bool, reason: str) -> None:
    """Staff decide, on all that was said of the answer so far; both sides hear of what is upheld.

    Raises `NotOpen` when the flag was decided on before.
    """
    waiting = MessageFlag.objects.filter(message=flag.message_id).open()
    found = list(waiting.select_for_update())
    if flag not in found:
        raise NotOpen
    MessageFlag.objects.filter(pk__in=[one.pk for one in found]).update(
        resolved_at=timezone.now(), resolved_by=by, upheld=upheld, reason=reason
    )
    for one in found:
        verb = "flag upheld" if upheld else "flag dismissed"
        record(verb, one, by=by, after={"message": one.message_id}, reason=reason)
    if upheld:
        tell_correction(flag, reason)
