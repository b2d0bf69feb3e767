"""State rules at the desk: what is due, what is proposed, and the acts on a record.

No form here writes a published record. Each act is one of `states.actions`, asked for by a POST.
"""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.visitors import PersonRequest
from listings.eligibility.clock import legal_today

from . import actions
from .desk import case, proposal_forms, refusal
from .forms import ReasonForm
from .models import StateRule


class QueueFilter(admin.SimpleListFilter):
    title = gettext_lazy("queue")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("due", _("Check due")), ("proposed", _("Proposed")), ("published", _("Published"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = {
            "due": lambda: queryset.due(legal_today()).order_by("checked_on", "pk"),
            "proposed": queryset.proposed,
            "published": queryset.published,
        }
        return chosen.get(self.value() or "", queryset.all)()


@admin.register(StateRule)
class StateRuleAdmin(admin.ModelAdmin):
    """Versions of the states' rules, with what each act would do before it is done."""

    staff_may = {"add"}
    list_display = [
        "state",
        "vehicle",
        "status",
        "stage",
        "version",
        "valid_from",
        "valid_to",
        "checked_on",
        "confidence",
    ]
    list_filter = [QueueFilter, "vehicle", "status", "confidence"]
    search_fields = ["=state"]
    search_help_text = gettext_lazy("The two letters of a state")

    def get_urls(self) -> list[URLPattern]:
        publishes = "listings.publish_staterule"
        acts = {
            "publish": (self.publish, publishes),
            "withdraw": (self.withdraw, publishes),
            "turn-down": (self.turn_down, publishes),
            "confirm": (self.confirm, "listings.add_staterule"),
        }
        return [
            *(
                path(f"<int:pk>/{name}/", self._act(view, may), name=f"listings_staterule_{name}")
                for name, (view, may) in acts.items()
            ),
            *super().get_urls(),
        ]

    def _act(
        self, view: Callable[..., HttpResponse], permission: str
    ) -> Callable[..., HttpResponse]:
        may = permission_required(permission, raise_exception=True)
        return self.admin_site.admin_view(may(require_POST(view)))

    def get_queryset(self, request: HttpRequest) -> QuerySet[StateRule]:
        return StateRule.objects.all()

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One record: what it says, what it changes, whom that touches. The acts stand apart."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404
        rule = get_object_or_404(StateRule, pk=object_id)
        context = {
            **self.admin_site.each_context(request),
            **case(rule, request.user, legal_today()),
            "opts": self.opts,
            "title": str(rule),
        }
        return TemplateResponse(request, "admin/states/rule.html", context)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A proposal, begun from the record named by `from` if there is one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.propose(cast("PersonRequest", request))

    def propose(self, request: PersonRequest) -> HttpResponse:
        origin = request.GET.get("from", "")
        base = get_object_or_404(StateRule, pk=origin) if origin.isdecimal() else None
        form, voices = proposal_forms(request.POST if request.method == "POST" else None, base)
        if form.is_bound and all([form.is_valid(), voices.is_valid()]):
            told = [voice.instance for voice in voices if voice.has_changed()]
            try:
                rule = actions.propose(
                    form.instance,
                    by=request.user,
                    reason=form.cleaned_data["reason"],
                    voices=told,
                    resolves=form.cleaned_data["resolves"],
                )
            except actions.Unresolved as error:
                form.add_error("resolves", refusal(error))
            else:
                messages.success(request, _("Proposed. Another person publishes it."))
                return self._to(rule)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Propose a change"),
            "form": form,
            "voices": voices,
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/states/propose.html", context, status=status)

    def publish(self, request: PersonRequest, pk: int) -> HttpResponse:
        seen = [int(key) for key in request.POST.getlist("seen") if key.isdecimal()]
        return self._do(
            request,
            pk,
            _("Published."),
            lambda rule: actions.publish(rule, by=request.user, seen=seen),
        )

    def withdraw(self, request: PersonRequest, pk: int) -> HttpResponse:
        return self._with_reason(request, pk, _("Withdrawn."), actions.withdraw)

    def turn_down(self, request: PersonRequest, pk: int) -> HttpResponse:
        return self._with_reason(request, pk, _("Turned down."), actions.turn_down)

    def confirm(self, request: PersonRequest, pk: int) -> HttpResponse:
        today = legal_today()
        return self._do(
            request,
            pk,
            _("Noted: checked today, nothing changed."),
            lambda rule: actions.confirm(rule, by=request.user, on=today),
        )

    def _with_reason(
        self, request: PersonRequest, pk: int, done: str, act: Callable[..., Any]
    ) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(map(str, form.errors["reason"])))
            return self._to(get_object_or_404(StateRule, pk=pk))
        reason = form.cleaned_data["reason"]
        return self._do(request, pk, done, lambda rule: act(rule, by=request.user, reason=reason))

    def _do(
        self, request: PersonRequest, pk: int, done: str, act: Callable[[StateRule], Any]
    ) -> HttpResponse:
        """Do it and show the record that is there now; say why if it is refused."""
        rule = get_object_or_404(StateRule, pk=pk)
        try:
            shown = act(rule)
        except (actions.SamePerson, actions.NotOpen, actions.SeenAnother) as error:
            messages.warning(request, refusal(error))
            return self._to(rule)
        messages.success(request, done)
        return self._to(shown if isinstance(shown, StateRule) else rule)

    def _to(self, rule: StateRule) -> HttpResponse:
        return redirect("admin:listings_staterule_change", rule.pk)
