"""What one currency was worth in another."""

from django.contrib import admin

from ..models import ExchangeRate


@admin.register(ExchangeRate)
class ExchangeRateAdmin(admin.ModelAdmin):
    staff_may = {"add", "change"}
    list_display = ["currency", "on", "usd", "source"]
    list_filter = ["currency"]
    ordering = ["-on", "currency"]
    fields = ["currency", "on", "usd", "source"]
