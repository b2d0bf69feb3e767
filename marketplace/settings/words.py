"""Languages, letters and logs."""

from .site import BASE_DIR, SERVED_OVER_TLS, env

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ja", "日本語")]  # each by its own name, for who looks for it
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["marketplace.formats"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SERVED_OVER_TLS
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
