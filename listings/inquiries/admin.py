"""What buyers and sellers wrote to each other, to be read when one of them complains."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .models import Message, Thread


class MessageInline(admin.TabularInline):
    model = Message
    fields = readonly_fields = ("by_buyer", "author", "text", "sent_at", "delivered_at")
    extra = 0


@admin.register(Thread)
class ThreadAdmin(admin.ModelAdmin):
    list_display = ["buyer_name", "car", "created_at", "confirmed_at", "last_message_at"]
    list_select_related = ["listing__family__make"]
    ordering = ["-pk"]
    search_fields = ["listing__public_id__exact"]
    search_help_text = _("The id of a car")
    fields = readonly_fields = (
        "car",
        "buyer_name",
        "buyer_email",
        "created_at",
        "confirmed_at",
        "last_message_at",
        "answered_at",
    )
    inlines = [MessageInline]

    @admin.display(description=_("car"))
    def car(self, thread: Thread) -> str:
        return str(thread.listing)
