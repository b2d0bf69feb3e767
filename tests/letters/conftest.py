"""Mail as the site sends it: through the queue, to a mail server of our own."""

import pytest

from .mail_server import mail_server


@pytest.fixture(autouse=True)
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "listings.letters.backend.LetterBackend"
        settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 5
        yield running
