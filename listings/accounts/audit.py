"""Writing the audit."""

from typing import Any

from django.db import models

from .models import Act, User


def record(
    verb: str,
    subject: models.Model,
    *,
    by: User | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Act:
    """Note one act in the transaction of the act itself. `by` None means Keiport itself."""
    return Act.objects.create(
        verb=verb,
        object_kind=subject._meta.model_name or "",
        object_id=subject.pk,
        actor=by,
        before=before or {},
        after=after or {},
        reason=reason,
    )
