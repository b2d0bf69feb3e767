"""Names that are written in two scripts: of makes, families and ports."""

from django.utils.translation import get_language


def for_reader(name: str, name_ja: str) -> str:
    """The Japanese spelling for a reader of Japanese, where there is one: スズキ for Suzuki."""
    return name_ja if name_ja and get_language() == "ja" else name
