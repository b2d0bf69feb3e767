"""What a car is worth without some of the comparables, and with a seller's words as typed.

Nothing is ever written here.
"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from listings.accounts.visitors import PersonRequest
from listings.dealers.access import may
from listings.pricing.learning import sale_key

from ..forms import PriceForm, StepForm
from ..models import Listing
from ..showing.worth import worth_as_typed, worth_for

# More comparables than an estimate ever rests on.
MOST_LEFT_OUT = 40
LONGEST_NUMBER = 18


@require_safe
def car_price(request: HttpRequest, make: str, family: str, tail: str) -> HttpResponse:
    """The panel of the price by itself, without the comparables named by `without`; with `part` no
    page around it. Who may open the car's page may open this one."""
    found = Listing.objects.with_names().with_price_work()
    car = get_object_or_404(found, public_id=tail.rpartition("-")[2])
    if not car.is_public and not may(request.user, "see", car.seller):
        raise Http404
    address = price_url(car)
    if request.path != address:
        return redirect(f"{address}?{request.GET.urlencode()}")
    context = {
        "car": car,
        "worth": worth_for(car, _left_out(request)),
        "price_url": address,
        "droppable": True,
    }
    page = "cars/_worth.html" if "part" in request.GET else "cars/price.html"
    answer = render(request, page, context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@login_required
@require_safe
def typed_price(request: PersonRequest, public_id: str) -> HttpResponse:
    """What buyers would see with the price and place as typed; only for the car's own team."""
    cars = Listing.objects.with_names().with_price_work().of_person(request.user, "edit_cars")
    car = get_object_or_404(cars, public_id=public_id)
    typed = PriceForm(request.GET, listing=car).as_typed(car)
    context = {"car": typed, "worth": worth_as_typed(car, typed)}
    return render(request, "cars/_worth.html", context)


def works_out(request: HttpRequest) -> bool:
    """Was the form sent only to see what the car is worth? Then nothing is saved."""
    return "work_out" in request.POST


def worth_context(form: StepForm, listing: Listing) -> dict[str, Any]:
    """For the step of the price what buyers would see of it as typed; nothing for other steps."""
    if not isinstance(form, PriceForm):
        return {"worth": None}
    car = Listing.objects.with_names().with_price_work().get(pk=listing.pk)
    typed = form.as_typed(car)
    return {
        "car": typed,
        "worth": worth_as_typed(car, typed),
        "worth_url": reverse("sell_worth", args=[listing.public_id]),
        "worth_names": "price currency side zip_code port",
    }


def price_url(car: Listing) -> str:
    return reverse("car_price", args=[car.make.slug, car.family.slug, car.address_tail])


def _left_out(request: HttpRequest) -> set[str]:
    """Keys of the sales that are named; what is no number names none."""
    named = request.GET.getlist("without")[:MOST_LEFT_OUT]
    return {sale_key(int(n)) for n in named if n.isdecimal() and len(n) <= LONGEST_NUMBER}
