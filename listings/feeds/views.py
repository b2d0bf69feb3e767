"""A dealer's import: sending a file, what it would do, applying it, and the stock as a file."""

import csv
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from listings.accounts.models import User
from listings.accounts.visitors import PersonRequest
from listings.cars.models import Listing
from listings.dealers.access import seller_ids_for, sellers_for
from listings.dealers.models import Seller
from listings.eligibility.speaking import told

from . import actions
from .checking import mapping_of
from .codes import BY_CODE
from .columns import folded
from .exporting import write_csv
from .findings import Finding, from_data
from .forms import FeedForm, MappingForm
from .headers import unknown_in
from .models import COUNTED, FeedRow, FeedRun, PhotoLink
from .report import failed_photos, faulty_rows, first_findings, photos_of

RIGHT = "edit_cars"
RUNS_SHOWN = 30
State = FeedRun.State
WORKING = (State.DRY, State.APPLYING)


def dealers_of(user: User) -> list[Seller]:
    """The dealers into whose stock the person may import; 404 for whoever has none."""
    if found := [seller for seller in sellers_for(user, RIGHT) if seller.is_dealer]:
        return found
    raise Http404


def own_run(user: User, pk: int) -> FeedRun:
    runs = FeedRun.objects.select_related("seller", "by")
    return get_object_or_404(runs.filter(seller_id__in=seller_ids_for(user, RIGHT)), pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: PersonRequest) -> HttpResponse:
    """The form for a file, and the files of before."""
    dealers = dealers_of(request.user)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FeedForm(*typed, dealers=dealers)
    if form.is_valid():
        data = form.cleaned_data
        run = actions.take_in(
            form.dealers[data["dealer"]],
            data["file"].name or "",
            data["bytes"],
            by=request.user,
            ends_missing=data["ends_missing"],
        )
        actions.check_later(run)
        return redirect("feed_run", run.pk)
    runs = FeedRun.objects.filter(seller__in=dealers).select_related("by")[:RUNS_SHOWN]
    context = {
        "form": form,
        "runs": [{"run": run, "counts": counted(run)} for run in runs],
        "dealers": dealers,
    }
    return render(request, "feeds/import.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feed_run(request: PersonRequest, pk: int) -> HttpResponse:
    """One file: being checked, checked, being applied, or done. Reloading it does nothing."""
    run = own_run(request.user, pk)
    mapping = _mapping_form(request, run)
    if request.method == "POST":
        if request.POST.get("act") == "map" and mapping and mapping.is_valid():
            actions.map_columns(run.seller, mapping.mapping(), by=request.user)
            actions.check_again(run)
            return redirect("feed_run", run.pk)
        if request.POST.get("act") == "apply":
            _confirm(request, run)
            return redirect("feed_run", run.pk)
    return render(request, "feeds/run.html", {**_shown(run), "mapping": mapping})


@login_required
@require_http_methods(["GET", "HEAD"])
def feed_errors(request: PersonRequest, pk: int) -> HttpResponse:
    """The refused rows as a file: correct them and send that."""
    run = own_run(request.user, pk)
    answer = _download(f"errors-{run.pk}.csv")
    answer.write("\ufeff")
    csv.writer(answer).writerows(faulty_rows(run))
    return answer


@login_required
@require_http_methods(["GET", "HEAD"])
def dealer_export(request: PersonRequest) -> HttpResponse:
    """A dealer's cars in the columns of the import."""
    dealers = {dealer.slug: dealer for dealer in dealers_of(request.user)}
    chosen = request.GET.get("dealer", next(iter(dealers)))
    if chosen not in dealers:
        raise Http404
    answer = _download(f"{chosen}.csv")
    write_csv(dealers[chosen], answer)
    return answer


def counted(run: FeedRun) -> list[dict[str, Any]]:
    labels = {**dict(FeedRow.Outcome.choices), "ended": _("Ended")}
    return [{"label": labels[name], "n": run.counts.get(name, 0)} for name in COUNTED]


def _download(name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)


def _confirm(request: PersonRequest, run: FeedRun) -> None:
    if actions.confirm(run, by=request.user, is_meant=bool(request.POST.get("is_meant"))):
        messages.success(request, _("The file is being applied. You may close this page."))
    elif run.state == State.NEEDS_CONFIRMATION:
        messages.error(request, _("Tick the box if these cars are really to end."))
    else:
        messages.info(request, _("This was done already."))


def _mapping_form(request: PersonRequest, run: FeedRun) -> MappingForm | None:
    """For columns that mean nothing to us by themselves, while the file is not applied."""
    if run.state in (*WORKING, State.COMPLETE) or not run.headers:
        return None
    strange = unknown_in(run.headers)
    if not strange:
        return None
    known = mapping_of(run.seller_id)
    chosen = {name: known.get(folded(name), "") for name in strange}
    is_sent = request.method == "POST" and request.POST.get("act") == "map"
    return MappingForm(request.POST if is_sent else None, headers=strange, known=chosen)


def _shown(run: FeedRun) -> dict[str, Any]:
    done = run.rows.exclude(outcome="").count() if run.state == State.APPLYING else 0
    return {
        "run": run,
        "is_working": run.state in WORKING,
        "counts": counted(run),
        "done": done,
        "all": run.rows.count(),
        "findings": [_line(finding) for finding in first_findings(run)],
        "refused": run.counts.get("refused", 0),
        "photos": photos_of(run),
        "failed_photos": [_photo_line(link) for link in failed_photos(run)],
        "drafts": Listing.objects.filter(pk__in=run.rows.values("listing"), status="draft").count(),
        "can_apply": run.state in (State.READY, State.NEEDS_CONFIRMATION),
        "asks": run.state == State.NEEDS_CONFIRMATION,
        "ended": run.counts.get("ended", 0),
        "before": _same_before(run),
    }


def _photo_line(link: PhotoLink) -> str:
    number = link.listing.stock_number
    return f"E305 {number}, photo_{link.place}: {told(from_data(link.problem))}"


def _line(finding: Finding) -> dict[str, Any]:
    code = BY_CODE[finding.code]
    return {"finding": finding, "text": told(finding.said), "cure": _(code.cure)}


def _same_before(run: FeedRun) -> FeedRun | None:
    """The very same file, applied before."""
    same = FeedRun.objects.filter(seller=run.seller_id, sha256=run.sha256, state=State.COMPLETE)
    return same.filter(pk__lt=run.pk).first()
