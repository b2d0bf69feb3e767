"""Prices that are known."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Sale
from .money import dollars


@admin.register(Sale)
class SaleAdmin(admin.ModelAdmin):
    """A recorded price stays as it was recorded; a suspicious one is set aside, not removed."""

    staff_may = {"change"}
    list_display = ["car", "kind", "year", "mileage_km", "price", "on", "set_aside"]
    list_filter = ["kind", "set_aside"]
    list_select_related = ["family__make"]
    ordering = ["-pk"]
    search_fields = ["family__name"]
    search_help_text = _("A family, as “Carry”")
    readonly_fields = [
        "car",
        "title",
        "frame_code",
        "kind",
        "year",
        "mileage_km",
        "drive",
        "side",
        "price",
        "on",
        "on_precision",
        "listing_id",
        "source",
    ]
    fields = [*readonly_fields, "set_aside"]

    @admin.display(description=_("family"))
    def car(self, sale: Sale) -> str:
        return str(sale.family)

    @admin.display(description=_("price"))
    def price(self, sale: Sale) -> str:
        return dollars(sale.price_usd_cents)
