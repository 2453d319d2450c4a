"""Write what became of calls: an answer, another attempt, or the reason why there is none.

Everything is written under the token of the lease and settles its money in the same transaction.
A call that brought no answer lowers the sample; it is never an answer that names nobody.
"""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.db.models import BigIntegerField, Case, F, Q, Value, When

from aiv.domain import storable, strict_json
from aiv.domain.asking import failure_words, retrying
from aiv.domain.asking.asking import UNKNOWN_OUTCOMES
from aiv.domain.asking.retrying import Scope, Verdict
from aiv.domain.errors import Conflict
from aiv.domain.evidence.answers import AnswerError, Reply
from aiv.models import Probe, ProbeState, Scan, ScanState
from aiv.models.assistant import Access
from aiv.services.asking import budgets, probes
from aiv.services.asking.probe_questions import Asked
from aiv.services.evidence import answers
from aiv.services.evidence.answers import Call, Heard

LOG = logging.getLogger(__name__)
SILENT: Final = AnswerError(
    type="silent_worker",
    message="The worker fell silent after it had asked; what came back nobody knows.",
    retryable=True,
)
NOT_ASKED: Final = (ProbeState.PLANNED, ProbeState.CLAIMED)
NOT_STORED: Final = AnswerError(
    type="not_stored",
    message="An answer came and could not be stored; the operator finds the reason in the log.",
)
UNNAMED: Final = AnswerError(type="unknown_error", message="It failed without saying why.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Hold one call that was made, and all that came of it."""

    asked: Asked
    reply: Reply
    heard: Heard | None
    error: AnswerError | None

    @property
    def spent(self) -> int | None:
        """Give what the call cost; None where that is not known."""
        return answers.micros(self.reply.cost)


def read(asked: Asked, reply: Reply) -> Finished:
    """Find what an answer says, or what went wrong; no row is looked at, so any thread may do it.

    An answer that breaks the reading is no answer that names nobody: it counts as not stored.
    """
    error, heard = None, None
    if reply.answer.status == "error":
        error = reply.answer.error or UNNAMED
    else:
        try:
            heard = _heard(asked, reply)
        except Exception:
            LOG.exception("an answer could not be read", extra={"probe": str(asked.probe.pk)})
            error = NOT_STORED
    return Finished(asked=asked, reply=reply, heard=heard, error=error)


def record(finished: Sequence[Finished], *, now: datetime) -> list[Verdict | None]:
    """Write what became of calls; give the verdict of each that failed, None for the others."""
    _record_answers([each.heard for each in finished if each.heard is not None])
    return [
        None if each.error is None else fail(each.asked.probe, each.error, each.spent, now=now)
        for each in finished
    ]


def fail(probe: Probe, error: AnswerError, spent: int | None, *, now: datetime) -> Verdict:
    """Plan a failed call anew or end it, and end with it what only a person can mend.

    Unknown outcomes count what was held back for them as spent: they may have been billed.
    """
    verdict = retrying.after(error, attempts=_attempts(probe), rng=Random())  # noqa: S311 - a wait
    is_unknown = error.type in UNKNOWN_OUTCOMES or error in (SILENT, NOT_STORED)
    paid = max(spent or 0, probe.reserved_micros) if is_unknown else spent or 0
    with transaction.atomic():
        if probes.held([probe]):
            _fail(probe, error, verdict, paid, is_unknown=is_unknown, now=now)
    return verdict


def refuse(probe: Probe, error: AnswerError, *, now: datetime) -> None:
    """End a claimed call that cannot be made, with all others of which the same holds."""
    verdict = retrying.after(error, attempts=_attempts(probe), rng=Random())  # noqa: S311 - a wait
    with transaction.atomic():
        if probes.held([probe], ProbeState.CLAIMED):
            _fail(probe, error, verdict, 0, is_unknown=False, now=now)


def fail_silent(now: datetime) -> int:
    """Settle asked calls whose worker fell silent: seen, priced, and asked again while they may."""
    rows = probes.silent(now)
    for row in rows:
        fail(row, SILENT, None, now=now)
    return len(rows)


def _attempts(probe: Probe) -> int:
    """Count the attempts since a person last had the call tried again."""
    return probe.attempts - probe.attempts_before


def _record_answers(heard: Sequence[Heard]) -> None:
    """Write together what came together; what cannot be written is found one by one."""
    try:
        _write(heard)
    except (OperationalError, InterfaceError):
        # The database is away: whoever called keeps the answers and comes again.
        raise
    except (DatabaseError, ValueError):
        for each in heard:
            _write_alone(each)


def _write_alone(heard: Heard) -> None:
    try:
        _write([heard])
    except (OperationalError, InterfaceError):
        raise
    except (DatabaseError, ValueError):
        LOG.exception("an answer could not be stored", extra={"probe": str(heard.probe.pk)})
        fail(heard.probe, NOT_STORED, answers.micros(heard.reply.cost), now=datetime.now(UTC))


@transaction.atomic
def _write(heard: Sequence[Heard]) -> None:
    mine = probes.held([each.probe for each in heard]) if heard else set()
    kept = [each for each in heard if each.probe.pk in mine]
    if not kept:
        return
    spent = {each.probe.pk: _price(each) for each in kept}
    Probe.objects.filter(pk__in=spent).update(
        state=ProbeState.ANSWERED,
        lease_until=None,
        lease_token=None,
        reserved_micros=0,
        cost_micros=F("cost_micros") + _by_row(spent),
        failure_kind="",
        failure="",
    )
    answers.write(kept)
    _settle((each.probe, each.probe.reserved_micros, spent[each.probe.pk]) for each in kept)


def _heard(asked: Asked, reply: Reply) -> Heard:
    raw = strict_json.exact(reply.answer.raw_body)
    call = Call(
        asked_at=reply.answer.requested_at or asked.probe.asked_at or asked.probe.due_at,
        surface=asked.spec.surface,
        access=Access(asked.probe.assistant.access),
        place=asked.place,
        digest=hashlib.sha256(f"{asked.probe.pk.hex} {raw}".encode()).hexdigest(),
        model_requested=asked.spec.model,
        raw_body=raw,
    )
    found = answers.read(reply, asked.roster, prompt=asked.question.text)
    return Heard(probe=asked.probe, reply=reply, call=call, found=found)


def _price(heard: Heard) -> int:
    """Give what an answer cost; without a price it counts what was held back for it."""
    cost = answers.micros(heard.reply.cost)
    return heard.probe.reserved_micros if cost is None else cost


def _by_row(values: Mapping[UUID, int]) -> Case:
    whens = [When(pk=pk, then=Value(value)) for pk, value in values.items()]
    return Case(*whens, default=Value(0), output_field=BigIntegerField())


def _settle(moves: Iterable[tuple[Probe, int, int]]) -> None:
    """Settle by payer, last in the transaction; payers in one order, so that nobody waits twice."""
    sums: dict[budgets.Payer, list[int]] = defaultdict(lambda: [0, 0])
    rows = list(moves)
    scans = Scan.objects.in_bulk({probe.scan_id for probe, _, _ in rows})
    for probe, released, spent in rows:
        line = sums[budgets.payer_of(scans[probe.scan_id])]
        line[0], line[1] = line[0] + released, line[1] + spent
    for payer in sorted(sums, key=lambda each: (str(each.organization_id), each.month)):
        budgets.settle(payer, released=sums[payer][0], spent=sums[payer][1])


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a failed call, in the words of its row."""

    state: ProbeState
    kind: str
    words: str

    @property
    def is_open(self) -> bool:
        return self.state == ProbeState.PLANNED


def _fail(
    probe: Probe,
    error: AnswerError,
    verdict: Verdict,
    paid: int,
    *,
    is_unknown: bool,
    now: datetime,
) -> None:
    scan = Scan.objects.get(pk=probe.scan_id)
    fate = _fate(error, verdict, scan)
    freed = _end_the_rest(probe, verdict.scope, fate)
    payer = budgets.payer_of(scan)
    if paid or not fate.is_open:
        budgets.settle(payer, released=probe.reserved_micros + freed, spent=paid)
    if paid and fate.is_open:
        fate = _held_anew(fate, payer, probe.reserved_micros)
    Probe.objects.filter(pk=probe.pk).update(
        state=fate.state,
        lease_until=None,
        lease_token=None,
        due_at=now + timedelta(seconds=verdict.again_in_s or 0),
        unknown_outcomes=F("unknown_outcomes") + int(is_unknown),
        cost_micros=F("cost_micros") + paid,
        reserved_micros=probe.reserved_micros if fate.is_open else 0,
        failure_kind=fate.kind,
        failure=fate.words,
    )


def _fate(error: AnswerError, verdict: Verdict, scan: Scan) -> _Fate:
    words = storable.text(error.message or error.type)[:300]
    if verdict.is_exhausted:
        return _Fate(ProbeState.EXHAUSTED, error.type, words)
    # Of a cancelled scan nothing is asked again.
    if verdict.again_in_s is None or scan.state == ScanState.CANCELLED:
        return _Fate(ProbeState.FAILED, error.type, words)
    return _Fate(ProbeState.PLANNED, error.type, words)


def _held_anew(fate: _Fate, payer: budgets.Payer, micros: int) -> _Fate:
    """Hold money back for another attempt; without room there is none."""
    try:
        budgets.reserve(payer, micros)
    except Conflict:
        words = f"Asking again could pass the monthly cap. Before that: {fate.words}"
        return _Fate(ProbeState.FAILED, failure_words.NO_ROOM, words[:300])
    return fate


def _end_the_rest(probe: Probe, scope: Scope, fate: _Fate) -> int:
    """End the calls that would fail alike before anybody makes them; give what was held for them.

    Calls that are out end by themselves.
    """
    if scope is Scope.CALL:
        return 0
    same = (
        Q(assistant__provider=probe.assistant.provider)
        if scope is Scope.KEY
        else Q(assistant=probe.assistant_id)
    )
    waiting = Probe.objects.filter(same, scan=probe.scan_id, state__in=NOT_ASKED).exclude(
        pk=probe.pk
    )
    rows = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    Probe.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=ProbeState.FAILED,
        lease_until=None,
        lease_token=None,
        reserved_micros=0,
        failure_kind=fate.kind,
        failure=fate.words,
    )
    return sum(row.reserved_micros for row in rows)
