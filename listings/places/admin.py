"""Ports and ZIP codes, to look up."""

from django.contrib import admin

from .models import Port, Zip


@admin.register(Port)
class PortAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "name_ja", "country"]
    search_fields = ["code", "name", "name_ja"]


@admin.register(Zip)
class ZipAdmin(admin.ModelAdmin):
    list_display = ["code", "state", "latitude", "longitude"]
    ordering = ["code"]
    search_fields = ["^code"]
