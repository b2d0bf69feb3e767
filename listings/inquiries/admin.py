"""What buyers and sellers wrote to each other: read when one of them complains, sorted, decided on."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from listings.accounts.models import Act
from listings.accounts.visitors import PersonRequest

from . import actions
from .forms import TopicForm, VerdictForm
from .models import Message, MessageFlag, Thread, Topic
from .ruling import ruling_on


class MessageInline(admin.TabularInline):
    model = Message
    fields = readonly_fields = ("by_buyer", "author", "text", "sent_at", "delivered_at")
    extra = 0


@admin.register(Thread)
class ThreadAdmin(admin.ModelAdmin):
    change_form_template = "admin/inquiries/thread.html"
    list_display = ["buyer_name", "car", "topic", "created_at", "confirmed_at", "last_message_at"]
    list_filter = ["topic"]
    list_select_related = ["listing__family__make"]
    ordering = ["-pk"]
    search_fields = ["listing__public_id__exact"]
    search_help_text = gettext_lazy("The id of a car")
    fields = readonly_fields = (
        "car",
        "topic",
        "buyer_name",
        "buyer_email",
        "created_at",
        "confirmed_at",
        "last_message_at",
        "answered_at",
    )
    inlines = [MessageInline]

    @admin.display(description=gettext_lazy("car"))
    def car(self, thread: Thread) -> str:
        return str(thread.listing)

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.change_thread", raise_exception=True)
        view = self.admin_site.admin_view(may(require_POST(self.classify)))
        return [path("<int:pk>/topic/", view, name="listings_thread_topic"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        context = {"topics": Topic.choices, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def classify(self, request: PersonRequest, pk: int) -> HttpResponse:
        """Say what a conversation is about; above one on the law stands the rule."""
        thread, form = get_object_or_404(Thread, pk=pk), TopicForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose one of the topics. Nothing was done."))
        elif actions.classify(thread, Topic(form.cleaned_data["topic"]), by=request.user):
            messages.success(request, _("The topic is set."))
        else:
            messages.info(request, _("It had this topic already."))
        return redirect("admin:listings_thread_change", pk)


class QueueFilter(admin.SimpleListFilter):
    title = gettext_lazy("queue")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("open", _("Waits")), ("upheld", _("Upheld")), ("dismissed", _("Dismissed"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "open":
            return queryset.open()
        upheld = {"upheld": True, "dismissed": False}.get(self.value() or "")
        return queryset if upheld is None else queryset.filter(upheld=upheld)


@admin.register(MessageFlag)
class MessageFlagAdmin(admin.ModelAdmin):
    """Answers said to contradict the rule, with the rule beside them; staff decide with a reason."""

    list_display = ["__str__", "car", "at", "by_asker", "upheld", "resolved_by"]
    list_filter = [QueueFilter]
    list_select_related = ["message__thread__listing__family__make", "resolved_by"]
    ordering = ["-pk"]
    search_fields = ["message__thread__listing__public_id__exact"]
    search_help_text = gettext_lazy("The id of a car")

    @admin.display(description=gettext_lazy("car"))
    def car(self, flag: MessageFlag) -> str:
        return str(flag.message.thread.listing)

    def get_urls(self) -> list[URLPattern]:
        may = permission_required("listings.change_messageflag", raise_exception=True)
        view = self.admin_site.admin_view(may(require_POST(self.resolve)))
        name = "listings_messageflag_resolve"
        return [path("<int:pk>/resolve/", view, name=name), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One flag: the rule, the answer, and the decision, which is an act of its own."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404
        flag = get_object_or_404(
            MessageFlag.objects.select_related("message__thread"), pk=object_id
        )
        return self._page(request, flag, VerdictForm())

    def resolve(self, request: PersonRequest, pk: int) -> HttpResponse:
        flag = get_object_or_404(MessageFlag.objects.select_related("message__thread"), pk=pk)
        form = VerdictForm(request.POST)
        if not form.is_valid():
            return self._page(request, flag, form)
        said = form.cleaned_data
        try:
            actions.resolve(flag, by=request.user, upheld=said["upheld"], reason=said["reason"])
        except actions.NotOpen:
            messages.warning(request, _("Somebody else decided on this by now. Nothing was done."))
        else:
            messages.success(request, _("Decided."))
        return redirect("admin:listings_messageflag_change", pk)

    def _page(self, request: HttpRequest, flag: MessageFlag, form: VerdictForm) -> HttpResponse:
        thread = flag.message.thread
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Does this answer contradict the rule?"),
            "flag": flag,
            "thread": thread,
            "rule": ruling_on(thread.listing_id, thread.state),
            "form": form,
            "may_resolve": request.user.has_perm("listings.change_messageflag"),
            "audit": Act.objects.filter(object_kind="messageflag", object_id=flag.pk)
            .select_related("actor")
            .order_by("-at"),
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/inquiries/flag.html", context, status=status)
