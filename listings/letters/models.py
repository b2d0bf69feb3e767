"""What must be sent: one row for each letter, so that none is lost and none goes out unseen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """A letter from the moment it is owed until it is sent or given up."""

    class State(models.TextChoices):
        DUE = "due", _("Due")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed for good")

    # The same key is the same letter: a task that runs twice sends one.
    key = models.CharField(max_length=120, unique=True)
    recipient = models.EmailField()
    sender = models.CharField(max_length=200)
    reply_to = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    # Emptied once sent: it may hold a link that opens an account.
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    problem = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [models.Index(fields=["-created_at"], name="letter_created")]

    def __str__(self) -> str:
        return f"{self.subject} to {self.recipient}"
