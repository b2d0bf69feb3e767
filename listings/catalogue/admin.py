"""The catalogue. A correction counts at once, and until the data files are loaded anew."""

from typing import Any

from django.contrib import admin, messages
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from listings.places.models import Dataset

from .index import DATASET
from .models import EmissionPrefix, Family, FrameCode, KeiClass, Make, NotKei, Rebadge, SerialBlock


class Correctable(admin.ModelAdmin):
    """Rows come from data files. A newer file sets every row to what it says, so whoever corrects
    one here is told to bring the correction into the file as well."""

    staff_may = {"add", "change"}

    def save_model(self, request: HttpRequest, obj: Any, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # The processes that hold the catalogue in memory compare this time, and read it anew.
        Dataset.objects.filter(name=DATASET).update(loaded_at=timezone.now())
        text = _("Counts from now on. Put it into the data file too: the next one replaces it.")
        messages.info(request, text)


@admin.register(Make)
class MakeAdmin(Correctable):
    list_display = ["name", "name_ja", "slug", "aliases"]
    search_fields = ["name", "name_ja"]


@admin.register(Family)
class FamilyAdmin(Correctable):
    list_display = ["name", "name_ja", "make", "aliases"]
    list_filter = ["make"]
    list_select_related = ["make"]
    search_fields = ["name", "name_ja", "make__name"]


@admin.register(FrameCode)
class FrameCodeAdmin(Correctable):
    list_display = [
        "code",
        "family",
        "body_style",
        "built_from",
        "built_to",
        "confidence",
        "source",
    ]
    list_filter = ["confidence", "vehicle_class", "family__make"]
    list_select_related = ["family__make"]
    search_fields = ["code", "model_name", "name_ja"]
    search_help_text = gettext_lazy("A code, as “DA63T”, or a name")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "family":
            kwargs["queryset"] = Family.objects.for_choice()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(SerialBlock)
class SerialBlockAdmin(Correctable):
    list_display = [
        "code",
        "serial_from",
        "serial_to",
        "built_from",
        "built_to",
        "confidence",
        "source",
    ]
    list_filter = ["confidence", "make"]
    search_fields = ["code"]


@admin.register(NotKei)
class NotKeiAdmin(Correctable):
    list_display = ["make", "model", "code", "why", "confidence", "source"]
    list_filter = ["confidence"]
    search_fields = ["code", "make", "model"]


@admin.register(Rebadge)
class RebadgeAdmin(Correctable):
    list_display = ["make", "code", "twin_make", "twin_code", "source"]
    list_filter = ["make"]
    list_select_related = ["make", "twin_make"]
    search_fields = ["code", "twin_code"]


@admin.register(EmissionPrefix)
class EmissionPrefixAdmin(admin.ModelAdmin):
    """Law, not stock: it changes with a release, and its key is no number for the audit."""

    list_display = ["prefix", "applies_to", "from_year", "to_year", "confidence", "source"]
    search_fields = ["prefix"]


@admin.register(KeiClass)
class KeiClassAdmin(admin.ModelAdmin):
    """Law, as above."""

    list_display = ["effective_from", "effective_to", "max_displacement_cc", "source"]
