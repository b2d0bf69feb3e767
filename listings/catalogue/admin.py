"""The catalogue for staff: to look things up. Corrections are made in the data files."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Family, FrameCode, NotKei, SerialBlock


class LookUp(admin.ModelAdmin):
    """Rows come from files that every load sets right again, so editing here would be lost."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Family)
class FamilyAdmin(LookUp):
    list_display = ["name", "name_ja", "make"]
    list_filter = ["make"]
    list_select_related = ["make"]
    search_fields = ["name", "name_ja", "make__name"]


@admin.register(FrameCode)
class FrameCodeAdmin(LookUp):
    list_display = ["code", "family", "body_style", "built_from", "built_to", "confidence"]
    list_filter = ["confidence", "vehicle_class", "family__make"]
    list_select_related = ["family__make"]
    search_fields = ["code", "model_name", "name_ja"]


@admin.register(SerialBlock)
class SerialBlockAdmin(LookUp):
    list_display = ["code", "serial_from", "serial_to", "built_from", "built_to", "confidence"]
    search_fields = ["code"]


@admin.register(NotKei)
class NotKeiAdmin(LookUp):
    list_display = ["make", "model", "code", "why"]
    search_fields = ["code", "make", "model"]
