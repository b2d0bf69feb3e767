"""What cars were thought to be worth."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Estimate
from .money import dollars


@admin.register(Estimate)
class EstimateAdmin(admin.ModelAdmin):
    list_display = [
        "number",
        "listing_id",
        "usual_range",
        "grade",
        "comparable_count",
        "reason",
        "made_at",
    ]
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
