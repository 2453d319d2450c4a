"""Let members propose corrections, and operators decide them and claims."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aiv import access
from aiv.domain.errors import DealershipError
from aiv.models import Answer, Correction, Dealer
from aiv.selectors.asking import queues
from aiv.selectors.evidence import detection_quality
from aiv.services.evidence import corrections
from dashboard import limits
from dashboard.forms import faults
from dashboard.forms.evidence.corrections import CorrectionForm
from dashboard.pages import queue


@require_http_methods(["GET", "HEAD", "POST"])
@limits.posts(limits.CORRECTIONS)
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a proposal about one answer."""
    answer = access.find(access.answers(request.user), pk=pk)
    form = CorrectionForm(
        request.POST or None, dealers=_dealers_of(answer), initial=_initial(request)
    )
    if request.method == "POST" and form.is_valid() and _propose(request, answer, form):
        messages.success(request, "Thank you. It counts once an operator accepts it.")
        return redirect("dashboard:answer", answer.pk)
    context = {"form": form, "answer": answer, "demo": answer.is_demo}
    return render(request, "dashboard/evidence/correction_new.html", context)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, with both readings."""
    access.require(access.may(request.user, access.Action.DECIDE_CORRECTION))
    page = queue.build(queues.corrections(), detection_quality.by_assistant())
    has_demo = any(row.correction.answer.is_demo for row in page.rows)
    return render(
        request, "dashboard/evidence/correction_queue.html", {"page": page, "demo": has_demo}
    )


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a proposal count."""
    return _decide(request, pk, corrections.accept, "Accepted. The rates count it from now on.")


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the reading as it is."""
    return _decide(request, pk, corrections.refuse, "Refused. The reading stays as it is.")


def _decide(
    request: HttpRequest, pk: UUID, decision: Callable[..., Correction], done: str
) -> HttpResponse:
    access.require(access.may(request.user, access.Action.DECIDE_CORRECTION))
    row = access.find(Correction.objects.all(), pk=pk)
    try:
        decision(row, operator=access.user_of(request.user))
        messages.success(request, done)
    except DealershipError as fault:
        messages.error(request, str(fault))
    return redirect("dashboard:correction_queue")


def _propose(request: HttpRequest, answer: Answer, form: CorrectionForm) -> bool:
    words = form.cleaned_data
    try:
        corrections.propose(
            answer,
            words["dealer"],
            words["kind"],
            role=words["role"],
            quote=words["quote"],
            note=words["note"],
            proposer=access.user_of(request.user),
        )
    except DealershipError as fault:
        faults.tell(form, fault)
    return form.is_valid()


def _dealers_of(answer: Answer) -> list[Dealer]:
    if answer.market is not None:
        return list(answer.market.dealers.all())
    return [answer.panel.dealer] if answer.panel.dealer else []


def _initial(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("dealer", "kind") if name in request.GET}
