"""The walks in which all cars are judged again: how far they are, and a button for one more."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest

from .. import actions
from ..models import Recheck


class RecheckForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say why, in words. Nothing was ordered.")},
    )


@admin.register(Recheck)
class RecheckAdmin(admin.ModelAdmin):
    """Walks order themselves when rules change; staff may order one for another reason."""

    change_list_template = "admin/cars/rechecks.html"
    list_display = [
        "reason",
        "progress",
        "checked",
        "changed",
        "who",
        "ordered_at",
        "finished_at",
        "rule_version",
    ]
    list_display_links = None
    list_select_related = ["ordered_by"]
    ordering = ["-pk"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may = request.user.has_perm("listings.change_recheck")
        context = {"form": RecheckForm(), "may_order": may, **(extra_context or {})}
        self.newest = Recheck.objects.newest()
        return super().changelist_view(request, context)

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.change_recheck", raise_exception=True)
        view = self.admin_site.admin_view(may(require_POST(self.order)))
        return [path("order/", view, name="listings_recheck_order"), *super().get_urls()]

    def order(self, request: PersonRequest) -> HttpResponse:
        """Have all cars judged again from the first on."""
        form = RecheckForm(request.POST)
        if form.is_valid():
            actions.recheck_all(form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("All cars are judged again from now on."))
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("admin:listings_recheck_changelist")

    @admin.display(description=gettext_lazy("progress"))
    def progress(self, walk: Recheck) -> SafeString | str:
        if not walk.finished_at and self.newest != walk:
            return _("Replaced by a newer one at %s%%") % walk.percent
        return format_html(
            '<progress max="100" value="{}" aria-hidden="true"></progress> {}%',
            walk.percent,
            walk.percent,
        )

    @admin.display(description=gettext_lazy("ordered by"))
    def who(self, walk: Recheck) -> str:
        return str(walk.ordered_by or "Keiport")
