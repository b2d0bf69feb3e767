"""Writes to conversations: one function for each verb, the same door for site, admin and tests."""

from .asking import answer, ask, confirm, question_of
from .flagging import NotOpen, answer_of, flag, resolve
from .sorting import classify

__all__ = [
    "NotOpen",
    "answer",
    "answer_of",
    "ask",
    "classify",
    "confirm",
    "flag",
    "question_of",
    "resolve",
]
