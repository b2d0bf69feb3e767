"""Rates with their versions, and bills that wait to be looked at."""

from datetime import date, timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.forms import Form, ModelForm, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest
from listings.eligibility.clock import legal_today

from . import actions
from .book import COLUMNS
from .models import Bill, Rate
from .showing import amount_of, dollars

EXPIRING_DAYS = 60


class RateForm(ModelForm):
    """A rate as staff write it; the version that was opened must still be current."""

    class Meta:
        model = Rate
        fields = [*COLUMNS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.instance.pk and not Rate.objects.current().filter(pk=self.instance.pk).exists():
            raise ValidationError(
                _("A newer version of this rate has been published. Open that one."), code="stale"
            )
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("It ends before it begins."))
        if data.get("confidence") == "sourced" and not data.get("source"):
            self.add_error("source", _("Say where it was read, or mark it as not confirmed."))
        return data


class ValidityFilter(admin.SimpleListFilter):
    title = gettext_lazy("validity")
    parameter_name = "validity"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [
            ("ended", _("Expired or expiring")),
            ("replaced", _("Replaced versions")),
            ("all", _("With replaced versions")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "all":
            return queryset
        if self.value() == "replaced":
            return queryset.exclude(replaced_at=None)
        if self.value() == "ended":
            soon: date = legal_today() + timedelta(days=EXPIRING_DAYS)
            return queryset.due_by(soon)
        return queryset.current()


@admin.register(Rate)
class RateAdmin(admin.ModelAdmin):
    """A change ends a version and publishes the next: what was said on a day can be told later."""

    form = RateForm
    change_form_template = "admin/landed/rate.html"
    staff_may = {"add", "change"}
    list_display = ["name", "kind", "amount", "valid_from", "valid_to", "checked_on", "confidence",
                    "version"]  # fmt: skip
    list_filter = [ValidityFilter, "confidence", "kind"]
    ordering = ["kind", "heading", "coast", "-valid_from", "-version"]
    search_fields = ["name", "kind"]
    fieldsets = [
        (None, {"fields": ["kind", "name"]}),
        (
            gettext_lazy("Where it applies"),
            {"fields": ["heading", "entry", "method", "origin", "coast", "state"]},
        ),
        (
            gettext_lazy("How much"),
            {"fields": ["low", "likely", "high", "unit", "minimum", "maximum"]},
        ),
        (
            gettext_lazy("Who says so"),
            {"fields": ["note", "citation", "source", "confidence", "checked_on"]},
        ),
        (gettext_lazy("When"), {"fields": ["valid_from", "valid_to"]}),
    ]

    @admin.display(description=gettext_lazy("amount"))
    def amount(self, rate: Rate) -> str:
        return amount_of(rate) or _("nothing")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A version that was replaced is there to be read."""
        is_past = obj is not None and obj.replaced_at is not None
        return not is_past and super().has_change_permission(request, obj)

    def save_model(self, request: Any, obj: Rate, form: Form, change: bool) -> None:
        if not change:
            actions.add_rate(obj, by=request.user)
        elif form.changed_data:
            new = actions.replace_rate(Rate.objects.get(pk=obj.pk), obj, by=request.user)
            messages.info(request, _("Version %s counts from now on.") % new.version)

    def construct_change_message(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Nothing more for the audit: the act has written there what differs."""
        return []

    def log_addition(self, request: Any, obj: Any, message: Any) -> Any:
        """The same."""
        return admin.ModelAdmin.log_addition(self, request, obj, message)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        rate = kwargs.get("obj")
        context["versions"] = _versions(rate) if rate else []
        # Saved, this version has ended: there is nothing to continue with.
        context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)


def _versions(rate: Rate) -> list[dict[str, Any]]:
    """Every version and period of the scope, newest first, with what differs from the one before."""
    rates = list(
        Rate.objects.of_scope(rate).select_related("checked_by").order_by("created_at", "pk")
    )
    told = [actions.as_values(one) for one in rates]
    names = {column.name: column.verbose_name for column in Rate._meta.concrete_fields}
    rows = []
    for place, one in enumerate(rates):
        before = told[place - 1] if place else {}
        changed = [
            (names[name], before.get(name), value)
            for name, value in told[place].items()
            if place and before.get(name) != value
        ]
        rows.append({"rate": one, "changed": changed, "is_open": one.pk == rate.pk})
    return rows[::-1]


class StandFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("waiting", _("Waits")), ("accepted", _("Accepted"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "waiting":
            return queryset.waiting()
        return queryset.accepted() if self.value() == "accepted" else queryset


@admin.register(Bill)
class BillAdmin(admin.ModelAdmin):
    """What people say they paid; it counts after somebody has looked at it."""

    change_form_template = "admin/landed/bill.html"
    list_display = ["reported_at", "paid", "told", "note", "accepted_at"]
    list_filter = [StandFilter]
    list_select_related = ["reported_by"]
    ordering = ["-pk"]
    fields = readonly_fields = (
        "paid",
        "told",
        "inputs",
        "rule_version",
        "note",
        "reported_by",
        "reported_at",
        "accepted_at",
    )

    @admin.display(description=gettext_lazy("paid"))
    def paid(self, bill: Bill) -> str:
        return dollars(bill.paid_usd_cents)

    @admin.display(description=gettext_lazy("estimate"))
    def told(self, bill: Bill) -> str:
        return f"{dollars(bill.low_usd_cents)} - {dollars(bill.high_usd_cents)}"

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.change_bill", raise_exception=True)
        acts = {"accept": self.accept, "refuse": self.refuse}
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(may(require_POST(act))),
                    name=f"listings_bill_{name}",
                )
                for name, act in acts.items()
            ),
            *super().get_urls(),
        ]

    def accept(self, request: PersonRequest, pk: int) -> HttpResponse:
        bill = get_object_or_404(Bill, pk=pk)
        if actions.accept_bill(bill, by=request.user):
            messages.success(request, _("It counts from now on."))
        else:
            messages.info(request, _("It counted already."))
        return redirect("admin:listings_bill_change", pk)

    def refuse(self, request: PersonRequest, pk: int) -> HttpResponse:
        bill = get_object_or_404(Bill, pk=pk)
        if actions.refuse_bill(bill, by=request.user):
            messages.success(request, _("It was removed."))
        else:
            messages.info(request, _("It counts already, and stays."))
        return redirect("admin:listings_bill_changelist")
