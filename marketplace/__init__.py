"""The Django project: settings, doors and the process group. The domain lives in `listings`."""

from .celery import app as celery_app

__all__ = ("celery_app",)
