"""Propose that a reading of an answer is wrong, and decide it; both readings stay."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.utils import timezone

from aiv import live
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.domain.mentions import COUNTED_ROLES
from aiv.models import (
    Answer,
    Correction,
    CorrectionKind,
    CorrectionState,
    Dealer,
    Mention,
    MentionOrigin,
    Role,
)
from aiv.services.changes import weeks
from aiv.services.score import scores
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

METHOD_VERSION = "correction-1"


@transaction.atomic
def propose(
    answer: Answer,
    dealer: Dealer,
    kind: str,
    *,
    role: str,
    quote: str,
    note: str,
    proposer: User,
) -> Correction:
    """Put a proposal before an operator; it counts for nothing until accepted.

    Raises InvalidInput naming the field, Conflict when the same proposal waits already.
    """
    _check(answer, dealer, kind, role=role)
    words = _words(answer, kind, quote)
    try:
        with transaction.atomic():
            proposed = Correction.objects.create(
                answer=answer,
                dealer=dealer,
                kind=kind,
                role="" if kind == CorrectionKind.WRONG else role,
                quote=words[1] if words else "",
                start=words[0] if words else None,
                note=note,
                proposed_by=proposer,
            )
    except IntegrityError as error:
        raise Conflict("This was proposed already and waits for an operator.") from error
    audit.record(actor=proposer, action="correction.proposed", target=proposed)
    return proposed


def accept(correction: Correction, *, operator: User) -> Correction:
    """Let a proposal count, and score its market anew; accepting it again changes nothing."""
    with transaction.atomic():
        _lock(correction)
        is_decided = _decide(correction, CorrectionState.ACCEPTED, operator)
        if is_decided:
            _apply(correction)
            live.announce(correction.dealer, Kind.ANSWERS)
    answer, now = correction.answer, timezone.now()
    if is_decided and answer.market:
        scores.rescore(answer.market, now=now)
        weeks.count_again(answer.market, answer.asked_at, now=now)
    return correction


def refuse(correction: Correction, *, operator: User) -> Correction:
    """Keep the reading as it is; refusing again changes nothing."""
    with transaction.atomic():
        _decide(correction, CorrectionState.REFUSED, operator)
    return correction


def _check(answer: Answer, dealer: Dealer, kind: str, *, role: str) -> None:
    """Refuse a proposal that the readings of the answer leave no room for."""
    if kind not in CorrectionKind.values:
        raise InvalidInput("kind", "choose what is wrong")
    is_named = answer.mentions.filter(dealer=dealer, overruled_by=None).exists()
    if kind == CorrectionKind.MISSING and is_named:
        raise InvalidInput("dealer", "this dealer is found here already; correct its role instead")
    if kind != CorrectionKind.MISSING and not is_named:
        raise InvalidInput("dealer", "this dealer is not found here; choose one that is")
    if kind != CorrectionKind.WRONG and role not in Role.values:
        raise InvalidInput("role", "choose how the dealer is named")


def _words(answer: Answer, kind: str, quote: str) -> tuple[int, str] | None:
    """Give where the quoted words stand and how the answer spells them.

    Copying from a page turns line breaks and odd blanks into plain ones, so any blank is any other.
    """
    words = quote.split()
    if not words and kind != CorrectionKind.MISSING:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), answer.text) if words else None
    if found is None:
        raise InvalidInput("quote", "copy the very words of the answer that name the dealer")
    return found.start(), found[0]


def _lock(correction: Correction) -> None:
    """Let decisions about one dealer in one answer follow each other, always in the same order."""
    rivals = Correction.objects.filter(answer=correction.answer_id, dealer=correction.dealer_id)
    list(rivals.order_by("pk").select_for_update().values_list("pk", flat=True))


def _decide(correction: Correction, state: CorrectionState, operator: User) -> bool:
    """Decide once; a second decision finds nothing to do, another one is refused."""
    decided = Correction.objects.filter(pk=correction.pk, state=CorrectionState.PROPOSED).update(
        state=state, decided_by=operator, decided_at=timezone.now()
    )
    correction.refresh_from_db()
    if correction.state != state:
        raise Conflict("This was decided otherwise already.")
    if decided:
        audit.record(actor=operator, action=f"correction.{state.value}", target=correction)
    return bool(decided)


def _apply(correction: Correction) -> None:
    """Overrule the reading that stands, and put the corrected one beside it."""
    readings = Mention.objects.filter(
        answer=correction.answer, dealer=correction.dealer, overruled_by=None
    )
    effective = readings.first()
    if correction.kind != CorrectionKind.MISSING and effective is None:
        raise Conflict("There is no reading left that this could correct.")
    readings.update(is_counted=False, overruled_by=correction)
    if correction.kind != CorrectionKind.WRONG:
        _add_reading(correction, effective)


def _add_reading(correction: Correction, earlier: Mention | None) -> None:
    """Write the corrected reading where the quote stands, else where the earlier one did."""
    start, quote = correction.start, correction.quote
    if start is None or not quote:
        if earlier is None:
            raise Conflict("The proposal names no words of the answer.")
        start, quote = earlier.start, earlier.quote
    Mention.objects.update_or_create(
        answer=correction.answer,
        dealer=correction.dealer,
        origin=MentionOrigin.CORRECTED,
        defaults={
            "order": earlier.order if earlier else None,
            "role": correction.role,
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "spans": [[start, start + len(quote)]],
            "evidence": ["accepted correction"],
            "method_version": METHOD_VERSION,
            "is_counted": correction.role in COUNTED_ROLES,
            "overruled_by": None,
        },
    )
