"""Mail as the site sends it: through the queue."""

import pytest

from tests.inquiries.conversing import answer_by, question_by


@pytest.fixture(autouse=True)
def _mail_through_letters(settings):
    settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"


@pytest.fixture
def reply(client, car, user, stranger):
    """A seller's answer to a question of law by somebody with an account."""
    return answer_by(client, user, question_by(client, stranger, car))
