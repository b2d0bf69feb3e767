"""A conversation as one of its people reads it: the messages, and what was said of each answer."""

from dataclasses import dataclass

from listings.accounts.models import User

from .models import Message, MessageFlag, Thread


@dataclass(frozen=True)
class Said:
    """A message. `correction` is staff's reason why it contradicts the rule; `own_flag` the
    reader's own word that it does.
    """

    message: Message
    may_flag: bool
    correction: str = ""
    own_flag: MessageFlag | None = None


def messages_for(thread: Thread, reader: User) -> list[Said]:
    """What both sides may read, oldest first, in two statements."""
    messages = thread.messages.delivered().prefetch_related("flags")
    return [_said(message, thread, reader) for message in messages]


def correction_of(message: Message) -> str:
    """Why staff found that the answer contradicts the rule; blank if they did not."""
    return next((flag.reason for flag in message.flags.all() if flag.upheld), "")


def _said(message: Message, thread: Thread, reader: User) -> Said:
    is_asker = thread.buyer_id == reader.pk
    own = next(
        (
            flag
            for flag in message.flags.all()
            if flag.by_id == reader.pk or (is_asker and flag.by_asker)
        ),
        None,
    )
    correction = correction_of(message)
    may_flag = not (message.by_buyer or own or correction)
    return Said(message, may_flag, correction, own)
