"""Known prices, exchange rates and the estimates made from them."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .models import Estimate, ExchangeRate, Sale


def dollars(cents: int | None) -> str:
    return "" if cents is None else f"${cents / 100:,.0f}"


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


@admin.register(ExchangeRate)
class ExchangeRateAdmin(admin.ModelAdmin):
    staff_may = {"add", "change"}
    list_display = ["currency", "on", "usd", "source"]
    list_filter = ["currency"]
    ordering = ["-on", "currency"]
    fields = ["currency", "on", "usd", "source"]


@admin.register(Estimate)
class EstimateAdmin(admin.ModelAdmin):
    list_display = ["number", "listing_id", "usual_range", "comparable_count", "reason", "made_at"]
    ordering = ["-pk"]
    fields = readonly_fields = (
        "listing_id",
        "usual_range",
        "effective_comparables",
        "comparable_count",
        "grade",
        "reason",
        "model_version",
        "made_at",
    )

    @admin.display(description=_("estimate"))
    def number(self, estimate: Estimate) -> str:
        return format_html("{} ({})", estimate.pk, estimate.model_version)

    @admin.display(description=_("usual range"))
    def usual_range(self, estimate: Estimate) -> str:
        if estimate.abstained:
            return str(_("abstained"))
        return f"{dollars(estimate.low_usd_cents)} - {dollars(estimate.high_usd_cents)}"
