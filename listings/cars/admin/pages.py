"""The pages of cars at the desk and the addresses of the acts."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest

from .. import actions, rules
from ..models import Claim, Listing, Paper
from . import queue
from .acts import ACTS, Act, SeenAnother, perform, refusal
from .case import case


@admin.register(Listing)
class ListingAdmin(admin.ModelAdmin):
    """Facts belong to the seller and states to the acts: no form here writes a listing."""

    change_list_template = "admin/cars/queue.html"
    list_filter = [queue.StateFilter, queue.OfferedTwice, "side", "seller__kind", "body"]
    search_fields = ["public_id"]
    search_help_text = gettext_lazy(
        "A car's id, the beginning of a frame number, or a seller's name in addresses"
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Listing.objects.with_names().with_covers()

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return queue.ordering(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return queue.found(queryset, search_term) if search_term.strip() else queryset, False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With what the queue's template shows: tabs, the other filters, rows."""
        changelist: Any = super().get_changelist_instance(request)
        tabs, *filters = changelist.filter_specs
        changelist.tabs = list(tabs.choices(changelist))
        changelist.filters = [(each.title, list(each.choices(changelist))) for each in filters]
        changelist.is_filtered = any(each.used_parameters for each in filters)
        changelist.rows = queue.rows(changelist.result_list, timezone.now())
        return changelist

    def get_urls(self) -> list[URLPattern]:
        return [
            path("<int:pk>/act/<slug:name>/", self._post(self.act), name="listings_listing_act"),
            path(
                "<int:pk>/claims/<int:claim>/",
                self._post(self.agree),
                name="listings_listing_check",
            ),
            path(
                "<int:pk>/papers/<int:paper>/",
                self._post(self.see),
                name="listings_listing_paper",
            ),
            *super().get_urls(),
        ]

    def _post(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        may = permission_required("listings.change_listing", raise_exception=True)
        return self.admin_site.admin_view(may(require_POST(view)))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One car, to be judged. It has no form of its own: the acts are other addresses."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404
        listing = get_object_or_404(Listing.objects.with_names(), pk=object_id)
        context = {
            **self.admin_site.each_context(request),
            **case(listing),
            "opts": self.opts,
            "title": listing.title,
            "may_act": request.user.has_perm("listings.change_listing"),
        }
        return TemplateResponse(request, "admin/cars/case.html", context)

    def act(self, request: PersonRequest, pk: int, name: str) -> HttpResponse:
        """Do the act and go on to the next waiting car; whatever hinders it is said in words."""
        if name not in ACTS:
            raise Http404
        listing, act = get_object_or_404(Listing.objects.with_names(), pk=pk), ACTS[name]
        form = act.form(request.POST)
        if not form.is_valid():
            for errors in form.errors.values():
                messages.error(request, " ".join(map(str, errors)))
            return self._to(listing)
        return self._perform(request, act, listing, form.cleaned_data)

    def _perform(
        self, request: PersonRequest, act: Act, listing: Listing, words: dict[str, str]
    ) -> HttpResponse:
        version = request.POST.get("version", "")
        try:
            done = perform(act, listing.pk, by=request.user, version=version, **words)
        except (rules.IllegalMove, actions.NotReady, SeenAnother) as error:
            messages.warning(request, refusal(error, listing))
            return self._to(listing)
        messages.success(request, act.done % done)
        if following := queue.next_waiting(done):
            return self._to(following)
        messages.info(request, _("Nothing else waits."))
        return redirect("admin:listings_listing_changelist")

    def agree(self, request: PersonRequest, pk: int, claim: int) -> HttpResponse:
        """The document agrees with what is claimed; stay on the car, there may be more."""
        found = get_object_or_404(Claim.objects.select_related("listing"), pk=claim, listing=pk)
        if found.withdrawn_at or found.is_checked:
            messages.info(request, _("%s was withdrawn or checked already.") % found)
        else:
            actions.check_claim(found, by=request.user)
            messages.success(request, _("%s is checked: the document agrees.") % found)
        return self._to(found.listing, "#claims")

    def see(self, request: PersonRequest, pk: int, paper: int) -> HttpResponse:
        """Staff have seen a paper or its copy; stay on the car, there may be more."""
        found = get_object_or_404(Paper.objects.select_related("listing"), pk=paper, listing=pk)
        if actions.see_paper(found, by=request.user):
            messages.success(request, _("The paper is marked as seen."))
        else:
            messages.info(request, _("The paper was marked already, or is not there any more."))
        return self._to(found.listing, "#papers")

    def _to(self, listing: Listing, part: str = "") -> HttpResponse:
        return redirect(reverse("admin:listings_listing_change", args=[listing.pk]) + part)
