"""Prices that are known: written down by hand, read from a file, doubted and kept."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from listings.accounts.visitors import PersonRequest
from listings.eligibility.clock import legal_today

from .. import importing
from ..forms import SaleForm, SalesFileForm
from ..judging import put_aside, use_after_all
from ..model.reading import FileError
from ..models import Sale
from ..teaching import order_learning
from .money import dollars

SHOWN_LINES = 500


class DoubtFilter(admin.SimpleListFilter):
    title = gettext_lazy("doubts")
    parameter_name = "doubt"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("suspicious", _("Suspicious")), ("set_aside", _("Set aside"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Sale]) -> QuerySet[Sale]:
        if self.value() == "suspicious":
            return queryset.filter(~Q(suspicion=""))
        return queryset.filter(set_aside=True) if self.value() == "set_aside" else queryset


@admin.register(Sale)
class SaleAdmin(admin.ModelAdmin):
    """A recorded price stays as it was recorded; a suspicious one is set aside, not removed."""

    staff_may = {"add", "change"}
    change_list_template = "admin/pricing/sales.html"
    list_display = ["car", "kind", "year", "mileage_km", "price", "on", "set_aside", "suspicion"]
    list_filter = [DoubtFilter, "kind", "certainty"]
    list_select_related = ["family__make"]
    ordering = ["-pk"]
    search_fields = ["family__name"]
    search_help_text = gettext_lazy("A family, as “Carry”")
    actions = ["use", "put_aside"]
    readonly_fields = ["car", "title", "frame_code", "kind", "year", "mileage_km", "trim",
                       "gearbox", "drive", "body", "aspiration", "displacement_cc", "side",
                       "location", "price", "amount", "currency", "on", "on_precision",
                       "listing_id", "source", "certainty", "suspicion", "repost_of"]  # fmt: skip

    @admin.display(description=gettext_lazy("family"))
    def car(self, sale: Sale) -> str:
        return str(sale.family)

    @admin.display(description=gettext_lazy("price"))
    def price(self, sale: Sale) -> str:
        return dollars(sale.price_usd_cents)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj:
            return [*self.readonly_fields, "set_aside"]
        return [*SaleForm.Meta.fields[:12], "price", *SaleForm.Meta.fields[12:]]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        own = {} if obj else {"form": SaleForm}
        return super().get_form(request, obj, change=change, **kwargs | own)

    def save_model(self, request: Any, obj: Sale, form: Any, change: bool) -> None:
        """Saved as it was, a doubted price has been looked at all the same."""
        if change:
            act = put_aside if obj.set_aside else use_after_all
            act(Sale.objects.filter(pk=obj.pk), by=request.user)
        else:
            super().save_model(request, obj, form, change)
            order_learning()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """A change writes its own act into the audit."""
        return super().construct_change_message(request, form, formsets, add) if add else []

    @admin.action(description=gettext_lazy("Use it after all"), permissions=["change"])
    def use(self, request: PersonRequest, queryset: QuerySet[Sale]) -> None:
        count = use_after_all(queryset, by=request.user)
        text = ngettext("%s price is used again.", "%s prices are used again.", count)
        self.message_user(request, text % count)

    @admin.action(description=gettext_lazy("Set aside"), permissions=["change"])
    def put_aside(self, request: PersonRequest, queryset: QuerySet[Sale]) -> None:
        count = put_aside(queryset, by=request.user)
        text = ngettext("%s price was set aside.", "%s prices were set aside.", count)
        self.message_user(request, text % count)

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.add_sale", raise_exception=True)
        view = self.admin_site.admin_view(may(self.from_file))
        return [path("from-file/", view, name="listings_sale_from_file"), *super().get_urls()]

    def from_file(self, request: PersonRequest) -> HttpResponse:
        """A file looked at, or applied: only the button that says so writes anything."""
        form = SalesFileForm(request.POST or None, request.FILES or None)
        is_applied = "apply" in request.POST
        plan = self._read(request, form, is_applied) if form.is_valid() else None
        if plan and is_applied:
            messages.success(request, _("The sales were added."))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Sales from a file"),
            "form": form,
            "plan": plan,
            "lines": plan.lines[:SHOWN_LINES] if plan else [],
            "is_applied": is_applied,
        }
        return TemplateResponse(request, "admin/pricing/from_file.html", context)

    @staticmethod
    def _read(
        request: PersonRequest, form: SalesFileForm, is_applied: bool
    ) -> importing.Plan | None:
        data, defaults, today = form.cleaned_data["file"], form.defaults(), legal_today()
        try:
            if is_applied:
                return importing.apply(data, defaults, today, by=request.user)
            return importing.plan(data, defaults, today)
        except FileError as error:
            form.add_error("file", _("The file %(why)s") % {"why": error})
            return None
