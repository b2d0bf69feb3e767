"""Becoming a seller."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from listings.accounts.visitors import PersonRequest

from . import actions
from .access import sellers_for
from .forms import SellerForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: PersonRequest) -> HttpResponse:
    """Asked once: whoever is a seller already goes on to the cars."""
    if sellers_for(request.user):
        return redirect("sell")
    form = SellerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.open_seller(request.user, **form.fields_of_seller())
        return redirect("sell_start")
    return render(request, "dealers/setup.html", {"form": form}, status=422 if form.errors else 200)
