"""Where things are kept: database, caches, files."""

from pathlib import Path

from .site import BASE_DIR, DEBUG, VAR_DIR, env

DATABASES = {"default": env.db("DATABASE_URL", default="postgresql:///keiport")}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        **DATABASES["default"].get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": env.int("DB_POOL_MAX", default=4), "timeout": 5},
        # A page that waits longer than this has already failed its reader; a worker may take longer.
        "options": f"-c statement_timeout={env.int('STATEMENT_TIMEOUT', default=5)}s"
        f" -c lock_timeout=2s -c idle_in_transaction_session_timeout={env.int('IDLE_TIMEOUT', default=15)}s",
    },
    "TEST": {"TEMPLATE": "template0"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Each web process holds an index of the market in memory; off, PostgreSQL answers every search.
SEARCH_INDEX = env.bool("SEARCH_INDEX", default=True)

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "marketplace.cache.ForgivingRedisCache",
        "LOCATION": env.str("CACHE_URL", default=REDIS_URL),
        "KEY_PREFIX": "keiport",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    },
    # Drawn cards, in the memory of each web process: about 5 KB each.
    "cards": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "cards",
        "TIMEOUT": 3_600,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    # Renditions, made from pixels by us; shown through listings.cars.views.photo_file.
    "default": {
        "BACKEND": "listings.cars.images.storage.DurableStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "public", "allow_overwrite": True},
    },
    # Originals carry the seller's place and camera: no address leads to them.
    "originals": {
        "BACKEND": "listings.cars.images.storage.DurableStorage",
        "OPTIONS": {
            "location": MEDIA_ROOT / "originals",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "marketplace.static_files.SiteStaticFilesStorage"
    },
}

# 60 photos of 25 MB go one request each where script helps; a plain form may send a handful.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 60
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
