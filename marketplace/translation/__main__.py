"""`python -m marketplace.translation`: bring the catalogues up to date and say what they lack."""

import sys

from .catalogue import missing, update

LANGUAGES = ("ja",)


def main() -> None:
    """Exit 1 while a string lacks its translation."""
    lacking = 0
    for language in LANGUAGES:
        found = missing(update(language))
        lacking += len(found)
        for words in found:
            sys.stdout.write(f"{language}: {words}\n")
    sys.exit(bool(lacking))


if __name__ == "__main__":
    main()
