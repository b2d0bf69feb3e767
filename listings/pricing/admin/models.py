"""Versions of the price model: what each learnt from, which one stands, and a form to switch."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest

from ..models import ModelSwitch, PriceModel, Renewal
from ..switching import GoneError, switch_on


class SwitchForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say why, in words. Nothing was switched.")},
    )
    keeps = forms.BooleanField(
        label=gettext_lazy("Keep it: the nightly learning does not replace it"), required=False
    )


@admin.register(PriceModel)
class PriceModelAdmin(admin.ModelAdmin):
    """The newest version that nothing speaks against stands by itself; staff may put another."""

    change_form_template = "admin/pricing/model.html"
    list_display = ["version", "stands", "trained_at", "sales_used", "days", "error", "noise"]
    ordering = ["-trained_at", "-pk"]
    fields = readonly_fields = (
        "version",
        "stands",
        "trained_at",
        "days",
        "sales_used",
        "sales_joined",
        "sales_suspicious",
        "seconds",
        "figures",
        "record",
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        may = request.user.has_perm("listings.change_pricemodel")
        context = {"switch_form": SwitchForm(), "may_switch": may, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.change_pricemodel", raise_exception=True)
        view = self.admin_site.admin_view(may(require_POST(self.switch)))
        urls = super().get_urls()
        return [path("<int:pk>/switch/", view, name="listings_pricemodel_switch"), *urls]

    def switch(self, request: PersonRequest, pk: int) -> HttpResponse:
        """Estimate with this version from now on."""
        model, form = (
            get_object_or_404(PriceModel.objects.defer("content"), pk=pk),
            SwitchForm(request.POST),
        )
        if form.is_valid():
            try:
                switch_on(model, by=request.user, **form.cleaned_data)
            except GoneError:
                messages.error(request, _("What this version learnt is no longer kept."))
            else:
                text = _("%s stands now; all cars are estimated anew.")
                messages.success(request, text % model.version)
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("admin:listings_pricemodel_change", pk)

    @admin.display(description=gettext_lazy("stands"), boolean=True)
    def stands(self, model: PriceModel) -> bool:
        return model.is_active

    @admin.display(description=gettext_lazy("prices of"))
    def days(self, model: PriceModel) -> str:
        return f"{model.sales_from} – {model.sales_to}"

    @admin.display(description=gettext_lazy("median error"))
    def error(self, model: PriceModel) -> str:
        return _percent(model.metrics.get("median_error"))

    @admin.display(description=gettext_lazy("noise"))
    def noise(self, model: PriceModel) -> str:
        return _percent(model.metrics.get("noise"))

    @admin.display(description=gettext_lazy("figures"))
    def figures(self, model: PriceModel) -> SafeString:
        return format_html_join(", ", "{} {}", model.metrics.items())

    @admin.display(description=gettext_lazy("switched on"))
    def record(self, model: PriceModel) -> SafeString | str:
        rows = model.switches.select_related("by")
        return format_html_join("", "<p>{}: {}</p>", ((_who(row), row.why) for row in rows)) or "-"


@admin.register(ModelSwitch)
class ModelSwitchAdmin(admin.ModelAdmin):
    list_display = ["model", "at", "who", "why", "keeps"]
    list_display_links = None
    list_select_related = ["by"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("model").defer("model__content")

    @admin.display(description=gettext_lazy("by"))
    def who(self, switch: ModelSwitch) -> str:
        return str(switch.by or "Keiport")


@admin.register(Renewal)
class RenewalAdmin(admin.ModelAdmin):
    list_display = ["version", "progress", "renewed", "ordered_at", "finished_at"]
    list_display_links = None
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("model").defer("model__content")

    @admin.display(description=gettext_lazy("version"))
    def version(self, walk: Renewal) -> str:
        return walk.model.version

    @admin.display(description=gettext_lazy("progress"))
    def progress(self, walk: Renewal) -> SafeString | str:
        if not walk.finished_at and not walk.model.is_active:
            return _("Replaced by a newer one at %s%%") % walk.percent
        return format_html(
            '<progress max="100" value="{}" aria-hidden="true"></progress> {}%',
            walk.percent,
            walk.percent,
        )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"


def _who(switch: ModelSwitch) -> str:
    return f"{switch.at:%Y-%m-%d %H:%M} {switch.by or 'Keiport'}"
