"""Addresses of the visitor: home, results, a seller with his cars, and the calendar."""

from django.urls import path, register_converter

from . import becoming, completing, map_view, speculation, views


class YearConverter:
    """Four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    """One or two digits; our own addresses have two."""

    regex = "[0-9]{1,2}"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

urlpatterns = [
    path("", views.home, name="home"),
    path("cars/", views.results, name="results"),
    path("cars/map/", map_view.map_page, name="map"),
    path("cars/suggest/", completing.suggest, name="suggest"),
    path("becoming-legal/", becoming.months, name="becoming_legal"),
    path("becoming-legal/cars.ics", becoming.search_file, name="becoming_legal_file"),
    path("becoming-legal/<slug:public_id>.ics", becoming.car_file, name="car_calendar"),
    path("becoming-legal/<year:year>/<month:month>/", becoming.one_month, name="becoming_month"),
    path(
        "becoming-legal/<year:year>/<month:month>/cars.ics",
        becoming.month_file,
        name="becoming_month_file",
    ),
    path("dealers/<slug:slug>/", views.seller, name="seller"),
    path("speculation-rules.json", speculation.rules, name="speculation_rules"),
]
