"""What the workers still owe, and what they gave up on."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import kinds, queue, staff_tasks
from .models import StaffTask, WorkItem


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


class OpenFilter(admin.SimpleListFilter):
    """Without a choice those that wait."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("closed", _("Done")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "all":
            return queryset
        return queryset.filter(closed_at__isnull=self.value() != "closed")


@admin.register(StaffTask)
class StaffTaskAdmin(admin.ModelAdmin):
    """What a machine found and a person should look at."""

    list_display = ["text", "where", "opened_at", "closed_at", "closed_by"]
    list_filter = [OpenFilter]
    list_select_related = ["closed_by"]
    ordering = ["-pk"]
    actions = ["done"]
    fields = readonly_fields = ("text", "where", "opened_at", "closed_at", "closed_by")

    @admin.display(description=_("where"))
    def where(self, task: StaffTask) -> SafeString | str:
        return format_html('<a href="{}">{}</a>', task.url, task.key) if task.url else task.key

    def has_done_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("listings.change_stafftask")

    @admin.action(description=_("Done"), permissions=["done"])
    def done(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Close the chosen tasks; those that are closed already are left alone."""
        still_open = list(queryset.filter(closed_at=None))
        for task in still_open:
            staff_tasks.settle_task(task.key, task.text, by=request.user)
            self.log_change(request, task, "done")
        text = ngettext("%s task is done.", "%s tasks are done.", len(still_open))
        self.message_user(
            request, text % len(still_open), messages.SUCCESS if still_open else messages.WARNING
        )
