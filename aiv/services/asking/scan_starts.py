"""Write a scan with all its calls, and hold back what they may cost, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from secrets import randbelow
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from aiv.domain.asking import call_prices, periods, places, scan_plan
from aiv.domain.asking.scan_plan import PlannedCall, TrialsOf
from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import (
    Assistant,
    Panel,
    Probe,
    Scan,
    ScanOrigin,
    ScanSchedule,
    ScanState,
)
from aiv.selectors.asking import scan_content
from aiv.services.asking import budgets, scan_news, scan_quotes
from aiv.services.asking.budgets import Payer
from aiv.services.asking.scan_quotes import MOST_TRIALS, Quote
from dealershipai.accounts.models import Organization, User

SEEDS: Final = 2**63
LONGEST_SPREAD: Final = timedelta(days=7)
ASKED_BEFORE: Final = "This week was asked already; it is not asked twice."
TAKEN: Final = "This form was sent before with other choices; open it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Hold what is asked of whom, who pays, and in which order the calls are made.

    `token` makes a repeat of the same order the same scan. `trials_of` gives other numbers of
    trials than `trials` to some cells.
    """

    panel: Panel
    assistants: tuple[Assistant, ...]
    trials: int
    organization: Organization | None
    person: User | None
    now: datetime
    spread: timedelta = timedelta(0)
    schedule: ScanSchedule | None = None
    period_start: date | None = None
    confirms: Scan | None = None
    trials_of: TrialsOf | None = None
    token: UUID = field(default_factory=uuid4)
    seed: int = field(default_factory=lambda: randbelow(SEEDS))


def place(order: Order) -> Scan:
    """Give the scan of an order; raises Conflict or InvalidInput and then plans nothing."""
    before = _same(order)
    if before is not None:
        return before
    _check(order)
    calls = _calls(order)
    quote = _quote(order, calls)
    if quote.refusal:
        raise Conflict(quote.refusal)
    try:
        return _write(order, calls, quote)
    except IntegrityError as error:
        # Somebody was faster: with the same form, or the other scheduler with the same week.
        again = _same(order)
        if again is None:
            raise Conflict(ASKED_BEFORE) from error
        return again


def _same(order: Order) -> Scan | None:
    scan = Scan.objects.filter(pk=order.token).first()
    if scan is None:
        return None
    person = order.person.pk if order.person else None
    if (scan.panel_id, scan.started_by_id, scan.trials) != (order.panel.pk, person, order.trials):
        raise Conflict(TAKEN)
    return scan


def _check(order: Order) -> None:
    if not 1 <= order.trials <= MOST_TRIALS:
        raise InvalidInput("trials", f"ask each question 1 to {MOST_TRIALS} times")
    if not order.assistants or len({one.pk for one in order.assistants}) < len(order.assistants):
        raise InvalidInput("assistants", "choose at least one, and each once")
    if not timedelta(0) <= order.spread <= LONGEST_SPREAD:
        raise InvalidInput("spread", "spread the calls over no more than a week")


def _calls(order: Order) -> tuple[PlannedCall, ...]:
    return scan_plan.calls(
        scan_content.intents(order.panel),
        [assistant.pk for assistant in order.assistants],
        trials_of=order.trials_of or (lambda intent, assistant: order.trials),
        where=scan_content.where(order.panel),
        seed=order.seed,
    )


def _quote(order: Order, calls: Sequence[PlannedCall]) -> Quote:
    counted = Counter(call.assistant for call in calls)
    return scan_quotes.of_calls(
        order.panel,
        order.assistants,
        {one.pk: counted[one.pk] for one in order.assistants},
        organization=order.organization,
        now=order.now,
    )


@transaction.atomic
def _write(order: Order, calls: Sequence[PlannedCall], quote: Quote) -> Scan:
    # Asked again inside the transaction, so that who is too late writes no calls in vain.
    if short := scan_quotes.shortage(quote.high_micros, budgets.left(_payer(order))):
        raise Conflict(short)
    scan = Scan.objects.create(**_columns(order, quote))
    prices = most_of_each(order.assistants)
    due = scan_plan.due_times(len(calls), start=order.now, spread=order.spread)
    probes = [
        _probe(scan, call, due_at, prices[call.assistant])
        for call, due_at in zip(calls, due, strict=False)
    ]
    Probe.objects.bulk_create(probes)
    scan_news.record(
        scan,
        "scan.started",
        order.person,
        calls=len(probes),
        most_micros=quote.high_micros,
        by_schedule=bool(order.period_start or order.confirms),
    )
    scan_news.announce(scan)
    # Last, for the ledger's lines are the rows that everybody waits for.
    budgets.reserve(budgets.payer_of(scan), sum(probe.reserved_micros for probe in probes))
    return scan


def _payer(order: Order) -> Payer:
    organization = order.organization.pk if order.organization else None
    return Payer(organization, periods.month_of(order.now))


def most_of_each(assistants: Sequence[Assistant]) -> Mapping[UUID, int]:
    """Give the most that one call to each may cost; one without a price costs Conflict."""
    found = {}
    for one in assistants:
        price = call_prices.of_model(one.provider, one.model)
        if price is None:
            raise Conflict(f"The price of a call to {one} is not known.")
        found[one.pk] = price.high_micros
    return found


def _columns(order: Order, quote: Quote) -> dict[str, object]:
    return {
        "id": order.token,
        "panel": order.panel,
        "origin": ScanOrigin.ASKED,
        "day": order.now.date(),
        "state": ScanState.RUNNING,
        "trials": order.trials,
        "seed": order.seed,
        "expected_low_micros": quote.low_micros,
        "expected_high_micros": quote.high_micros,
        "organization": order.organization,
        "spend_month": periods.month_of(order.now),
        "schedule": order.schedule,
        "period_start": order.period_start,
        "confirms": order.confirms,
        "started_by": order.person,
        "started_at": order.now,
    }


def _probe(scan: Scan, call: PlannedCall, due_at: datetime, reserved: int) -> Probe:
    return Probe(
        scan=scan,
        prompt_id=call.prompt,
        assistant_id=call.assistant,
        place_key=places.key(call.place),
        place=call.place.as_json() if call.place else None,
        trial=call.trial,
        due_at=due_at,
        reserved_micros=reserved,
    )
