"""Whatever is done in whichever order, no cap is passed and the ledger holds what calls hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiv.domain.errors import DealershipError
from aiv.domain.evidence.answers import AnswerError
from aiv.models import Assistant, Market, MonthlySpending, Panel, Probe, Scan
from aiv.models.scan import OPEN_SCANS
from aiv.services.asking import budgets, probe_outcomes, probes, provider_terms, scan_ends, scans
from dealershipai.accounts.models import Organization, User
from tests import asked
from tests.asked import NOW

pytestmark = pytest.mark.django_db
CAP = 2_500_000
HOUR = timedelta(hours=1)
FAULTS = ("timeout_error", "api_error", "authentication_error", "not_found_error")
STEPS = (
    "start", "ask", "ask", "answer", "fail", "freeze", "pause", "resume", "cancel", "retry",
    "withdraw", "accept",
)  # fmt: skip
orders = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), max_size=30)


@contextmanager
def thrown_away() -> Iterator[None]:
    """Let each example begin with the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Play:
    """Do steps as people and the engine would, on whichever scan the number picks."""

    def __init__(self, panel: Panel, assistants: list[Assistant], payer: Organization, who: User):
        self.panel, self.assistants, self.payer, self.who = panel, assistants, payer, who

    def do(self, step: str, number: int) -> None:
        with suppress(DealershipError):
            getattr(self, f"_{step}")(number)

    def _start(self, number: int) -> None:
        scans.start(
            self.panel, self.assistants, trials=1 + number % 2,
            organization=self.payer if number % 2 else None, person=self.who, now=NOW,
        )  # fmt: skip

    def _scan(self, number: int) -> Scan:
        found = list(Scan.objects.order_by("started_at", "pk"))
        if not found:
            raise DealershipError
        return found[number % len(found)]

    def _ask(self, number: int) -> None:
        scan = self._scan(number)
        due = {"openai": 1 + number, "gemini": 1}
        for rows in probes.claim(NOW, due, scans=[scan.pk]).values():
            probes.begin(rows, now=NOW)

    def _out(self, number: int) -> Probe:
        found = list(self._scan(number).probes.filter(state="asked").order_by("pk"))
        if not found:
            raise DealershipError
        return found[0]

    def _answer(self, number: int) -> None:
        """Settle as a recorded answer does; less, nothing or all of what was held was billed."""
        probe = self._out(number)
        spent = probe.reserved_micros * (3 - number) // 3
        Probe.objects.filter(pk=probe.pk).update(
            state="answered", reserved_micros=0, lease_until=None, lease_token=None,
            cost_micros=F("cost_micros") + spent,
        )  # fmt: skip
        budgets.settle(budgets.payer_of(probe.scan), released=probe.reserved_micros, spent=spent)
        scan_ends.end_due(NOW)

    def _fail(self, number: int) -> None:
        error = AnswerError(type=FAULTS[number], message="It failed.", retryable=number < 2)
        probe_outcomes.fail(self._out(number), error, None, now=NOW - HOUR)
        scan_ends.end_due(NOW)

    def _freeze(self, number: int) -> None:
        """Let the worker of one call fall silent, and another one find it."""
        Probe.objects.filter(pk=self._out(number).pk).update(lease_until=NOW - HOUR)
        probe_outcomes.fail_silent(NOW - HOUR / 2)
        scan_ends.end_due(NOW)

    def _pause(self, number: int) -> None:
        scans.pause(self._scan(number), person=self.who, now=NOW)

    def _resume(self, number: int) -> None:
        scans.resume(self._scan(number), person=self.who, now=NOW)

    def _cancel(self, number: int) -> None:
        scans.cancel(self._scan(number), person=self.who, now=NOW)

    def _retry(self, number: int) -> None:
        scans.retry_failed(self._scan(number), person=self.who, now=NOW)

    def _withdraw(self, number: int) -> None:
        provider_terms.withdraw("gemini", person=self.who, now=NOW)

    def _accept(self, number: int) -> None:
        provider_terms.accept("gemini", person=self.who, now=NOW)


def held(**of: Any) -> int:
    return sum(Probe.objects.filter(**of).values_list("reserved_micros", flat=True))


def check(payer: Organization) -> None:
    lines = {line.organization_id: line for line in MonthlySpending.objects.all()}
    for line in lines.values():
        assert 0 <= line.spent_micros + line.reserved_micros <= CAP
    if None in lines:
        assert lines[None].reserved_micros == held()
    if payer.pk in lines:
        assert lines[payer.pk].reserved_micros == held(scan__organization=payer)
    assert held(scan__state="finished") == 0
    assert held(state__in=["answered", "failed", "exhausted", "skipped"]) == 0


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=orders)
def test_money_adds_up_after_every_step(
    steps: list[tuple[str, int]], panel: Panel, market: Market, organization: Organization,
    operator: User, settings: Any,
) -> None:  # fmt: skip
    asked.keyed(settings)
    with thrown_away():
        play = Play(panel, [asked.chatgpt(market), asked.gemini(market)], organization, operator)
        provider_terms.accept("gemini", person=operator, now=NOW)
        for owner in (None, organization):
            budgets.set_cap(owner, CAP, person=None)
        for step, number in steps:
            play.do(step, number)
            check(organization)
        for scan in Scan.objects.filter(state__in=OPEN_SCANS):
            scans.cancel(scan, person=operator, now=NOW)
        assert held() == held(state="asked")
