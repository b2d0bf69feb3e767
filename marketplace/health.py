"""Are we alive, are we able to serve, does the work get done?"""

from collections.abc import Callable
from datetime import timedelta

from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from listings.work.queue import oldest_due

LATE = timedelta(minutes=5)


def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers. Redis is not needed to serve, so it is not asked."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False, "failed": ["database"]}, status=503)
    return JsonResponse({"ok": True, "failed": []})


def jobs(request: HttpRequest) -> JsonResponse:
    """Work does not wait longer than five minutes."""
    try:
        oldest = oldest_due()
    except DatabaseError:
        return JsonResponse({"ok": False, "failed": ["database"]}, status=503)
    waited = timezone.now() - oldest if oldest else timedelta(0)
    ok = waited < LATE
    seconds = max(0, round(waited.total_seconds()))
    return JsonResponse({"ok": ok, "oldest_due_seconds": seconds}, status=200 if ok else 503)


VIEWS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/healthz": healthz,
    "/readyz": readyz,
    "/healthz/jobs": jobs,
}
