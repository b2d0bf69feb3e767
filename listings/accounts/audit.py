"""Writing the audit."""

from collections.abc import Iterable
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


def record_all(
    verb: str,
    subjects: Iterable[models.Model],
    *,
    by: User | None,
    after: dict[str, Any] | None = None,
) -> None:
    """Note the same act on many, in one statement."""
    Act.objects.bulk_create(
        Act(
            verb=verb,
            object_kind=subject._meta.model_name or "",
            object_id=subject.pk,
            actor=by,
            before={},
            after=after or {},
            reason="",
        )
        for subject in subjects
    )
