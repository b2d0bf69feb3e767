"""Languages, letters and logs."""

from django.utils.translation import gettext_lazy as _

from .site import env

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True

# Every mail becomes a row first; the worker then delivers it through the server of EMAIL_URL.
EMAIL_BACKEND = "listings.letters.backend.LetterBackend"
_delivery = env.email_url("EMAIL_URL", default="consolemail://")
DELIVERY_BACKEND = _delivery.pop("EMAIL_BACKEND")
vars().update({name: value for name, value in _delivery.items() if name.isupper()})
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Keiport <hello@keiport.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOG_LINE = "{asctime} {levelname} {request_id} {name}: {message}"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": LOG_LINE, "style": "{"}},
    "filters": {"number": {"()": "marketplace.numbers.NumberFilter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["number"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "listings": {"level": LOG_LEVEL},
        "marketplace": {"level": LOG_LEVEL},
        # Someone's bad address is no fault of ours: one line each would bury the real ones.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
    },
}
