"""What happened to cars, to be read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import ListingEvent


@admin.register(ListingEvent)
class ListingEventAdmin(admin.ModelAdmin):
    list_display = ["at", "kind", "car", "actor", "data"]
    list_filter = ["kind"]
    list_select_related = ["listing__family__make", "actor"]
    ordering = ["-at"]
    search_fields = ["listing__public_id__exact"]
    search_help_text = _("The id of a car")
    fields = readonly_fields = ("at", "kind", "car", "actor", "data", "key")

    @admin.display(description=_("car"))
    def car(self, event: ListingEvent) -> str:
        return str(event.listing)
