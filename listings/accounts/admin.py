"""People, what they may do, and the audit."""

import re
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import Act, User, normal_email

# `listing 17`, as the history links of the desk ask.
SUBJECT = re.compile(r"(?P<kind>[a-z]+)[ :#]+(?P<id>\d{1,18})")
# The verbs on offer are those of the newest acts: a list of all would read every row.
NEWEST = 1_000

# The list of allauth changes rows by its actions; here the addresses stand on a person's page.
admin.site.unregister([Group, EmailAddress])


class EmailAddressInline(admin.TabularInline):
    model = EmailAddress
    fields = ["email", "verified", "primary"]
    extra = 0


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People sign up themselves. Only a superuser gives rights, and touches those who have some."""

    staff_may = {"change"}
    list_display = ["email", "name", "is_staff", "is_active", "date_joined"]
    list_filter = ["is_staff", "is_active"]
    ordering = ["-pk"]
    search_fields = ["email"]
    search_help_text = _("The whole e-mail address")
    inlines = [EmailAddressInline]
    readonly_fields = ["email", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        (
            _("Rights"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    # Django's two boxes with arrows need script and fail the contrast of labels.
    filter_horizontal = ()
    rights = ["is_staff", "is_superuser", "groups", "user_permissions"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return self.readonly_fields + ([] if request.user.is_superuser else self.rights)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_colleague = obj is not None and (obj.is_staff or obj.is_superuser)
        may = super().has_change_permission(request, obj)
        return may and (request.user.is_superuser or not is_colleague)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if search_term.strip():
            queryset = queryset.filter(email=normal_email(search_term))
        return queryset, False


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin):
    staff_may = {"add", "change", "delete"}
    filter_horizontal = ()


class VerbFilter(admin.SimpleListFilter):
    title = _("verb")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        newest = Act.objects.order_by("-at").values_list("verb", flat=True)[:NEWEST]
        return [(verb, verb) for verb in sorted(set(newest))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(Act)
class ActAdmin(admin.ModelAdmin):
    """The audit, to be read: nobody adds to it or changes it here."""

    list_display = ["at", "verb", "object_kind", "object_id", "actor", "reason"]
    list_filter = [VerbFilter]
    list_select_related = ["actor"]
    ordering = ["-at"]
    search_fields = ["object_id"]
    search_help_text = _("An object, as “listing 17”, or a person's whole e-mail address")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        term = normal_email(search_term)
        if subject := SUBJECT.fullmatch(term):
            kind, number = subject["kind"], int(subject["id"])
            return queryset.filter(object_kind=kind, object_id=number), False
        if term:
            person = User.objects.filter(email=term).first()
            return queryset.filter(actor=person) if person else queryset.none(), False
        return queryset, False
