"""Mail as the site sends it: through the queue."""

import pytest


@pytest.fixture(autouse=True)
def _mail_through_letters(settings):
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"
