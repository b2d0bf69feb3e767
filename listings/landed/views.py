"""What it costs at a door, with all inputs in the address, and the report of a real bill."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from listings.accounts.visitors import PersonRequest
from listings.eligibility.clock import legal_today
from listings.eligibility.speaking import told

from . import actions
from .accuracy import accuracy
from .estimating import estimates_for
from .forms import BillForm, CostForm
from .reading import InputError
from .rules import Estimate
from .showing import dollars, heading_of, rounded, shown


@require_safe
def cost(request: HttpRequest) -> HttpResponse:
    """The question, and its answer once a door is named."""
    form = CostForm.from_address(request.GET)
    return _page(request, form, _answers(form), BillForm())


@require_POST
@login_required
def bill(request: PersonRequest) -> HttpResponse:
    """What it really came to, for the inputs in the address."""
    form = CostForm.from_address(request.GET)
    answers, told_bill = _answers(form), BillForm(request.POST)
    if answers is None:
        return redirect("landed_cost")
    if not told_bill.is_valid():
        return _page(request, form, answers, told_bill, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.report_bill(
            answers[0],
            QueryDict(form.query).dict(),
            paid=told_bill.cleaned_data["paid"],
            note=told_bill.cleaned_data["note"],
            by=request.user,
        )
    except actions.TooManyBillsError:
        told_bill.add_error(None, _("That were many within an hour. Try again later."))
        return _page(request, form, answers, told_bill, HTTPStatus.TOO_MANY_REQUESTS)
    messages.success(request, _("Thank you. It counts once somebody here has looked at it."))
    return redirect(f"{reverse('landed_cost')}?{form.query}")


def _answers(form: CostForm) -> tuple[Estimate, Estimate | None] | None:
    """The estimate and its like under the other heading; None where the form says why not."""
    if not form.is_valid() or form.inputs is None:
        return None
    try:
        return estimates_for(form.inputs, legal_today())
    except InputError as error:
        form.add_error(error.argument, told(error.sentence))
    return None


def _page(
    request: HttpRequest,
    form: CostForm,
    answers: tuple[Estimate, Estimate | None] | None,
    bill_form: BillForm,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "bill_form": bill_form, "accuracy": accuracy()}
    if answers:
        context |= _shown(form, *answers)
    return render(request, "landed/cost.html", context, status=status)


def _shown(form: CostForm, answer: Estimate, other: Estimate | None) -> dict[str, Any]:
    total = answer.total
    return {
        "query": form.query,
        "total": total,
        "amounts": {name: dollars(rounded(getattr(total, name))) for name in total.__slots__},
        "age": told(answer.age) if answer.age else "",
        "state": answer.inputs.state_name,
        "landing": answer.inputs.landing,
        "miles": answer.inputs.miles,
        "arrival": answer.inputs.arrival,
        "lines": shown(answer.lines),
        "warnings": [told(sentence) for sentence in answer.warnings],
        "left_out": [told(sentence) for sentence in answer.left_out],
        "version": answer.rule_version,
        "heading": heading_of(answer),
        "other": _other(form, answer, other) if other else None,
    }


def _other(form: CostForm, answer: Estimate, other: Estimate) -> dict[str, Any]:
    """The two headings side by side, and the way to the other."""
    query = QueryDict(form.query, mutable=True)
    query["heading"] = str(other.heading)
    return {
        "code": other.heading,
        "url": f"?{query.urlencode()}#answer",
        "rows": [
            {
                "code": one.heading,
                "duty": dollars(_duty(one)),
                "total": dollars(rounded(one.total.p50)),
                "is_current": one is answer,
            }
            for one in sorted((answer, other), key=lambda one: str(one.heading))
        ],
    }


def _duty(answer: Estimate) -> int:
    return next(line.cents[1] for line in answer.lines if line.code == "duty")
