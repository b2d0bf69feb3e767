"""What the workers still owe, and what they gave up on."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import kinds, queue
from .models import WorkItem


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(name, name) for name in kinds.names()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("dead", _("Given up")), ("due", _("Due now")), ("waiting", _("Waits"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = {"dead": queryset.dead, "due": queryset.due, "waiting": queryset.waiting}
        return chosen.get(self.value() or "", queryset.all)()


@admin.register(WorkItem)
class WorkItemAdmin(admin.ModelAdmin):
    list_display = ["name", "not_before", "lease_until", "attempts", "dead_at", "last_error"]
    list_filter = [StateFilter, KindFilter]
    ordering = ["-pk"]
    search_fields = ["subject_id"]
    search_help_text = _("The number of the listing, photo or letter")
    actions = ["try_again"]

    @admin.display(description=_("work"))
    def name(self, item: WorkItem) -> str:
        return str(item)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if term := search_term.strip():
            number = int(term) if term.isdecimal() and len(term) < 19 else 0
            # Each kind by name, because the index begins with it.
            queryset = queryset.filter(kind__in=kinds.names(), subject_id=number)
        return queryset, False

    def has_try_again_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("listings.change_workitem")

    @admin.action(description=_("Try again"), permissions=["try_again"])
    def try_again(self, request: HttpRequest, queryset: Any) -> None:
        """Give the chosen dead letters a new life; chosen rows that are none are left alone."""
        dead = list(queryset.dead())
        for item in dead:
            queue.revive(item.pk)
            self.log_change(request, item, "tried again")
        text = ngettext("%s piece of work is tried again.", "%s pieces are tried again.", len(dead))
        self.message_user(request, text % len(dead), messages.SUCCESS if dead else messages.WARNING)
