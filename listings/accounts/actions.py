"""What a person may set about themselves."""

from .models import User
from .visitors import Visitor


def write_letters_in(language: str, visitor: Visitor) -> None:
    """Letters to a person who is signed in will be in this language; nothing for a visitor."""
    if visitor.is_authenticated:
        User.objects.filter(pk=visitor.pk).update(language=language)
