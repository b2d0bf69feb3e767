"""What must still be done: one row for each piece of derived work.

The row is the truth. A Celery message is only a doorbell that may be lost, doubled or late
(docs/decisions/0003-doorbell.md).
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

MAX_ATTEMPTS = 8


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    def waiting(self) -> "WorkItemQuerySet":
        """Rows whose inputs are newer than their result, dead letters left out."""
        return self.filter(done_rev__lt=models.F("wanted_rev"), dead_at=None)

    def due(self) -> "WorkItemQuerySet":
        """Waiting rows whose time has come by the database's clock and that nobody holds."""
        free = models.Q(lease_until=None) | models.Q(lease_until__lt=Now())
        return self.waiting().filter(free, not_before__lte=Now())

    def dead(self) -> "WorkItemQuerySet":
        return self.exclude(dead_at=None)


class WorkItem(models.Model):
    """A piece of work on one subject: photo 17, the eligibility of listing 4."""

    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    wanted_rev = models.BigIntegerField(
        default=1, help_text=_("Raised by whoever changes an input, in the same transaction.")
    )
    done_rev = models.BigIntegerField(
        default=0, help_text=_("The revision that the stored result belongs to.")
    )
    priority = models.SmallIntegerField(default=5, help_text=_("Small numbers go first."))
    not_before = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    attempts = models.IntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True, default="")
    dead_at = models.DateTimeField(null=True, blank=True)

    objects = WorkItemQuerySet.as_manager()

    class Meta:
        db_table = "work_item"
        verbose_name = _("work item")
        verbose_name_plural = _("work items")
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="work_item_subject"),
        ]
        indexes = [
            models.Index(
                fields=["kind", "priority", "not_before"],
                condition=models.Q(done_rev__lt=models.F("wanted_rev"), dead_at=None),
                name="work_due",
            ),
            models.Index(
                fields=["dead_at"],
                condition=models.Q(dead_at__isnull=False),
                name="work_dead",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class StaffTask(models.Model):
    """Something that a person should look at, found by a machine. `key` names what it is about:
    while one is open, finding it again is no second one.
    """

    key = models.CharField(max_length=80)
    text = models.CharField(max_length=300)
    # Where to look, a path of this site.
    url = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(db_default=Now())
    closed_at = models.DateTimeField(null=True, blank=True)
    # None where the machine saw by itself that it is over.
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("task for staff")
        verbose_name_plural = _("tasks for staff")
        ordering = ["closed_at", "-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(closed_at=None), name="one_open_task_a_key"
            ),
        ]

    def __str__(self) -> str:
        return self.text
