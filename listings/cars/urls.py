"""Addresses of cars, of the seller's form, and of photos."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .images.renditions import CONTENT_TYPES
from .views import papers, photos, public, selling, steps, worth


class SuffixConverter(StringConverter):
    regex = "|".join(CONTENT_TYPES)


register_converter(SuffixConverter, "suffix")

urlpatterns = [
    path("cars/<slug:make>/<slug:family>/<slug:tail>/", public.car, name="car"),
    path("cars/<slug:make>/<slug:family>/<slug:tail>/price/", worth.car_price, name="car_price"),
    path(
        "media/img/<uuid:photo>/<int:rev>/<int:step>.<suffix:suffix>",
        public.photo_file,
        name="photo",
    ),
    path("papers/", papers.paper_kinds, name="papers"),
    path("media/share/<slug:public_id>/<int:rev>.jpg", public.share_card_file, name="share_card"),
    path("sell/", selling.my_cars, name="sell"),
    path("sell/new/", steps.start, name="sell_start"),
    path("sell/<slug:public_id>/photos/", photos.photos, name="sell_photos"),
    path("sell/<slug:public_id>/review/", selling.review, name="sell_review"),
    path("sell/<slug:public_id>/act/<slug:name>/", selling.move, name="sell_move"),
    path("sell/<slug:public_id>/worth/", worth.typed_price, name="sell_worth"),
    path("sell/<slug:public_id>/<slug:name>/", steps.step, name="sell_step"),
]
