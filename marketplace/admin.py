"""The admin site: signed in through the site's own door, so that its limits hold there too."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from .desk import Desk
from .waiting import piles

# The rooms of the desk in the order of their use. A room that is not named comes last.
ROOMS = {
    "cars": _("Cars"),
    "dealers": _("Sellers"),
    "inquiries": _("Conversations"),
    "accounts": _("People and audit"),
    "states": _("State rules"),
    "catalogue": _("Catalogue"),
    "pricing": _("Prices"),
    "work": _("Work"),
    "letters": _("Letters"),
    "places": _("Places"),
}


class KeiportAdminSite(admin.AdminSite):
    site_header = _("Keiport desk")
    site_title = _("Keiport desk")
    index_title = _("Desk")
    site_url = "/"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return secure_admin_login(super().login)(request, extra_context)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register a room's page with `Desk` between it and Django's own."""
        page = admin_class or admin.ModelAdmin
        held = type(page.__name__, (page, Desk), {"__module__": page.__module__})
        super().register(model_or_iterable, held, **options)

    def index(self, request: Any, extra_context: Any = None) -> TemplateResponse:
        return super().index(request, {"waiting": piles(request.user), **(extra_context or {})})

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The pages that the person may see, by room: one app would be one long list."""
        rooms: dict[str, dict[str, Any]] = {}
        for app in super().get_app_list(request, app_label):
            for entry in app["models"]:
                room = _room(entry["model"])
                group = rooms.setdefault(
                    room, {**app, "name": ROOMS.get(room, app["name"]), "models": []}
                )
                group["models"].append(entry)
        order = [*ROOMS, *rooms]
        return [rooms[room] for room in sorted(rooms, key=order.index)]


def _room(model: type) -> str:
    """`listings.cars.models.listing` is in the room "cars"; what other apps bring is on people."""
    house, room = model.__module__.split(".")[:2]
    return room if house == "listings" else "accounts"
