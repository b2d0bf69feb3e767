"""Letters on their way and those sent."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import Letter


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin):
    """A letter's text is gone once it is sent. Until then it may hold a link that opens an
    account, so only a superuser reads it."""

    list_display = ["subject", "recipient", "state", "created_at", "sent_at", "problem"]
    list_filter = ["state"]
    ordering = ["-created_at"]
    search_fields = ["recipient__exact"]
    search_help_text = _("The whole e-mail address")

    def get_fields(self, request: HttpRequest, obj: Letter | None = None) -> list[Any]:
        fields = [
            "subject",
            "recipient",
            "sender",
            "reply_to",
            "state",
            "problem",
            "created_at",
            "sent_at",
        ]
        is_unsent = obj is not None and obj.state == Letter.State.DUE
        return [*fields, "text"] if is_unsent and request.user.is_superuser else fields
