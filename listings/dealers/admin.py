"""Sellers, their teams, and whether staff have seen a dealer's licence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest
from listings.eligibility.clock import legal_today

from . import actions
from .models import Membership, Seller


class VerifyForm(forms.Form):
    expires_on = forms.DateField(label=gettext_lazy("Licence expires on"), required=False)

    def clean_expires_on(self) -> date | None:
        day = self.cleaned_data["expires_on"]
        if day and day < legal_today():
            raise ValidationError(_("This licence has run out already."), code="expired")
        return day


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=2000, error_messages={"required": gettext_lazy("Say why, in words.")}
    )


class VerificationFilter(admin.SimpleListFilter):
    title = gettext_lazy("verification")
    parameter_name = "verification"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("waiting", _("Waits")), ("verified", _("Verified")), ("expired", _("Ran out"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "waiting":
            return queryset.unverified()
        verified, ran_out = Q(verified_at__isnull=False), Q(licence_expires_on__lt=legal_today())
        chosen = {"verified": verified & ~ran_out, "expired": verified & ran_out}
        return queryset.filter(chosen.get(self.value() or "", Q()))


class MembershipInline(admin.TabularInline):
    model = Membership
    fields = readonly_fields = ("user", "role", "since")
    extra = 0


@admin.register(Seller)
class SellerAdmin(admin.ModelAdmin):
    """Sellers describe themselves; staff only say whether they saw the licence."""

    change_form_template = "admin/dealers/seller.html"
    list_display = [
        "name",
        "kind",
        "state",
        "licence_number",
        "licence_state",
        "licence_expires_on",
        "verification",
    ]
    list_filter = [VerificationFilter, "kind"]
    list_select_related = ["verified_by"]
    ordering = ["-pk"]
    search_fields = ["slug", "name", "licence_number"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ["name", "kind", "slug", "about", "zip_code", "state", "created_at"]}),
        (
            gettext_lazy("Licence"),
            {"fields": ["licence_number", "licence_state", "licence_expires_on", "verification"]},
        ),
    ]
    readonly_fields = ["created_at", "verification"]

    @admin.display(description=gettext_lazy("verification"))
    def verification(self, seller: Seller) -> str:
        if seller.verified_at is None:
            return _("Not verified")
        if not seller.is_verified(legal_today()):
            return _("The licence ran out")
        by = seller.verified_by or _("a former colleague")
        day = date_format(seller.verified_at)
        return _("Seen on %(day)s by %(by)s") % {"day": day, "by": by}

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/verify/", self._act(self.verify), name="listings_seller_verify"),
            path("<int:pk>/withdraw/", self._act(self.withdraw), name="listings_seller_withdraw"),
            *super().get_urls(),
        ]

    def _act(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        may = permission_required("listings.change_seller", raise_exception=True)
        return self.admin_site.admin_view(may(require_POST(view)))

    def verify(self, request: PersonRequest, pk: int) -> HttpResponse:
        seller, form = get_object_or_404(Seller, pk=pk), VerifyForm(request.POST)
        if seller.is_verified(legal_today()):
            messages.info(request, _("%s was verified already.") % seller)
        elif form.is_valid():
            actions.verify_seller(
                seller, by=request.user, expires_on=form.cleaned_data["expires_on"]
            )
            messages.success(request, _("%s is verified now.") % seller)
        return self._back(request, seller, form)

    def withdraw(self, request: PersonRequest, pk: int) -> HttpResponse:
        seller, form = get_object_or_404(Seller, pk=pk), WithdrawForm(request.POST)
        if seller.verified_at is None:
            messages.info(request, _("%s was not verified.") % seller)
        elif form.is_valid():
            reason = form.cleaned_data["reason"]
            actions.withdraw_verification(seller, by=request.user, reason=reason)
            messages.success(request, _("%s is no longer verified.") % seller)
        return self._back(request, seller, form)

    def _back(self, request: HttpRequest, seller: Seller, form: Any) -> HttpResponse:
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("admin:listings_seller_change", seller.pk)
