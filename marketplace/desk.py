"""What every page of the staff's desk has in common, whichever room it comes from.

The site puts `Desk` between a room's page and Django's `ModelAdmin`, so that no page can forget
it and no room needs to know it: the rooms on one floor may not share a base of their own.
"""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from listings.accounts.audit import record
from listings.accounts.visitors import PersonRequest

# Nobody leafs further; the exact number of a million rows would cost a second on each page.
COUNTED = 1_000


class CappedPaginator(Paginator):
    """Counts, and leafs through, the first thousand rows; `is_capped` when there are more."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        return min(self._found, COUNTED)

    @property
    def is_capped(self) -> bool:
        return self._found > COUNTED

    @cached_property
    def _found(self) -> int:
        return self.object_list.order_by()[: COUNTED + 1].count()


class Ledger(ChangeList):
    """A list named for what is in it, ordered only by what its page allows, whatever the address
    asks for."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if not self.is_popup:
            self.title = str(capfirst(self.opts.verbose_name_plural))

    def get_ordering_field(self, field_name: Any) -> Any:
        return (
            super().get_ordering_field(field_name)
            if field_name in (self.sortable_by or ())
            else None
        )


class OnlyIfAllowed(BaseModelAdmin):
    """Mixin of pages and of the tables within them: for looking, unless `staff_may` says more."""

    staff_may: Collection[str] = ()

    def has_add_permission(self, *args: Any, **kwargs: Any) -> bool:
        return "add" in self.staff_may and super().has_add_permission(*args, **kwargs)

    def has_change_permission(self, *args: Any, **kwargs: Any) -> bool:
        return "change" in self.staff_may and super().has_change_permission(*args, **kwargs)

    def has_delete_permission(self, *args: Any, **kwargs: Any) -> bool:
        return "delete" in self.staff_may and super().has_delete_permission(*args, **kwargs)


class Desk(OnlyIfAllowed, admin.ModelAdmin):
    """A page that stays quick at a million rows and whose every act is in the audit."""

    actions = None
    list_max_show_all = 0
    list_per_page = 50
    paginator = CappedPaginator
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    sortable_by = ()
    view_on_site = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Ledger

    def get_inlines(self, request: HttpRequest, obj: Model | None) -> list[Any]:
        return [
            inline
            if issubclass(inline, OnlyIfAllowed)
            else type(inline.__name__, (OnlyIfAllowed, inline), {})
            for inline in super().get_inlines(request, obj)
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """There is one history, and it is the audit."""
        query = {"q": f"{self.opts.model_name} {object_id}"}
        return redirect(reverse("admin:listings_act_changelist", query=query))

    def construct_change_message(
        self, request: HttpRequest, form: Form, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Django's note on a saved form, with the values themselves for the audit."""
        message = super().construct_change_message(request, form, formsets, add)
        return [{**message[0], "values": _values(form)}, *message[1:]] if message else []

    def log_addition(self, request: Any, obj: Model, message: Any) -> Any:
        _audit(request, obj, "added by staff", message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: Any, obj: Model, message: Any) -> Any:
        """`message` is a saved form's note, or a verb in words where a page has acts of its own."""
        if message:
            _audit(request, obj, "changed by staff", message)
        return super().log_change(request, obj, message)


def _audit(request: PersonRequest, obj: Model, verb: str, message: Any) -> None:
    if isinstance(message, str):
        record(message, obj, by=request.user)
    else:
        record(verb, obj, by=request.user, **message[0]["values"])


def _values(form: Form) -> dict[str, dict[str, Any]]:
    """Before and after of each changed field. What is no field of the form itself, such as a
    password's hash, is named without its value."""
    before = {
        name: _plain(form.get_initial_for_field(form.fields[name], name))
        for name in form.changed_data
        if name in form.fields
    }
    after = {name: _plain(form.cleaned_data.get(name)) for name in form.changed_data}
    return {"before": before, "after": after}


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; a row by its key."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, str | int | float | bool | None):
        return value
    return [_plain(one) for one in value] if hasattr(value, "__iter__") else str(value)
