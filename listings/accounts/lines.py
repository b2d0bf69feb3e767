"""Short texts that other people will read: names, colours, grades."""

import unicodedata
from typing import Any

from django import forms


class LineField(forms.CharField):
    """One line of text, cleaned of signs that nobody sees. A NUL is refused, not cleaned away."""

    def to_python(self, value: Any) -> Any:
        text: str = super().to_python(value) or ""
        return " ".join("".join(sign for sign in text if _is_kept(sign)).split())


def _is_kept(sign: str) -> bool:
    """Control signs would break a line of mail; format signs can turn the reading direction."""
    return sign.isspace() or sign == "\0" or unicodedata.category(sign) not in ("Cc", "Cf")
