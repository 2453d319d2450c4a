"""What lasts is told once, confirmed when it shows again, ended when it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aiv.domain.site.bot_summary import ClassCell
from aiv.domain.site.page_classes import PageClass
from aiv.models import (
    Alert,
    Assistant,
    Dealer,
    FactReading,
    Market,
    MonthlySpending,
    SiteAudit,
    SpendCap,
    StatedFact,
)
from aiv.selectors.alerts import alert_conditions as reading
from aiv.services.alerts import alert_conditions
from dealershipai.accounts.models import Organization
from tests import answered
from tests.alerted import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(dealers: list[Dealer], organization: Organization) -> Dealer:
    return Dealer.objects.get(pk=dealers[0].pk)


def stated(market: Market, own: Dealer, assistant: Assistant, *, answers: int) -> FactReading:
    panel = answered.panel(market, 4)
    said = answered.ask(panel, assistant, [answered.Said()] * answers)
    read = FactReading.objects.create(
        dealer=own, method_version="t", basis="0" * 64, record={}, answers=12, read_at=NOW
    )
    StatedFact.objects.bulk_create(
        StatedFact(
            reading=read, answer=each, field="phone", start=0, end=4, quote="q",
            stated="(239) 555-0199", correct="(239) 555-0101", is_right=False,
        )
        for each in said
    )  # fmt: skip
    return read


def test_a_wrong_fact_of_two_answers_is_told_once(
    market: Market, own: Dealer, assistant: Assistant
) -> None:
    stated(market, own, assistant, answers=2)
    assert [alert_conditions.run_due(NOW), alert_conditions.run_due(NOW)] == [1, 0]
    alert = Alert.objects.get()
    assert (alert.kind, alert.state) == ("wrong_fact", "confirmed")
    assert alert.words == (
        "2 of 12 answers read state “(239) 555-0199”. Your verified record says “(239) 555-0101”."
    )


def test_one_answer_may_be_a_slip(market: Market, own: Dealer, assistant: Assistant) -> None:
    stated(market, own, assistant, answers=1)
    assert alert_conditions.run_due(NOW) == 0


def test_a_fact_that_comes_back_is_told_again(
    market: Market, own: Dealer, assistant: Assistant
) -> None:
    read = stated(market, own, assistant, answers=2)
    alert_conditions.run_due(NOW)
    rows = list(read.statements.all())
    read.statements.all().delete()
    alert_conditions.run_due(NOW + timedelta(days=1))
    assert Alert.objects.get().ended_at == NOW + timedelta(days=1)
    StatedFact.objects.bulk_create(rows)
    alert_conditions.run_due(NOW + timedelta(days=2))
    assert Alert.objects.count() == 2


def cell(barrier: str = "", **values: Any) -> ClassCell:
    return ClassCell(
        token="OAI-SearchBot", page_class=PageClass.HOME, reached=0 if barrier else 1, asked=1,
        barrier=barrier, decided_by="Disallow: /", url="https://www.harbor.example/", **values,
    )  # fmt: skip


def audits(own: Dealer, monkeypatch: pytest.MonkeyPatch, *grids: tuple[ClassCell, ...]) -> None:
    """Make finished audits, the newest last, with what each saw of the bots."""
    SiteAudit.objects.all().delete()
    seen = {}
    for number, grid in enumerate(grids):
        made = SiteAudit.objects.create(
            dealer=own, home_url=own.website, page_limit=10, seed=1, state="finished",
            method_version="t",
            planned_at=NOW - timedelta(days=9 - number),
            started_at=NOW - timedelta(days=9 - number),
            finished_at=NOW - timedelta(days=9 - number),
        )  # fmt: skip
        seen[made.pk] = grid
    monkeypatch.setattr(reading.audited_pages, "grid", lambda audit: seen[audit.pk])


def test_a_new_line_of_robots_is_certain(own: Dealer, monkeypatch: pytest.MonkeyPatch) -> None:
    audits(own, monkeypatch, (cell(),), (cell("robots", line=12),))
    assert alert_conditions.run_due(NOW) == 1
    alert = Alert.objects.get()
    assert (alert.kind, alert.state) == ("crawler", "confirmed")
    assert "“Disallow: /”, line 12 of robots.txt" in alert.words


def test_what_was_always_shut_is_no_change(own: Dealer, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = (cell("robots", line=12),)
    audits(own, monkeypatch, shut, shut, shut)
    assert alert_conditions.run_due(NOW) == 0


def test_a_first_audit_has_nothing_to_compare(own: Dealer, monkeypatch: pytest.MonkeyPatch) -> None:
    audits(own, monkeypatch, (cell("robots"),))
    assert alert_conditions.run_due(NOW) == 0


def test_a_server_that_turns_away_once_waits_for_a_second_audit(
    own: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = (cell("turned_away"),)
    audits(own, monkeypatch, (cell(),), away)
    alert_conditions.run_due(NOW)
    assert Alert.objects.get().state == "waiting"
    audits(own, monkeypatch, (cell(),), away, away)
    alert_conditions.run_due(NOW)
    assert Alert.objects.get().state == "confirmed"


def test_what_did_not_show_again_is_not_confirmed(
    own: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    audits(own, monkeypatch, (cell(),), (cell("turned_away"),))
    alert_conditions.run_due(NOW)
    audits(own, monkeypatch, (cell(),), (cell("turned_away"),), (cell(),))
    alert_conditions.run_due(NOW)
    alert = Alert.objects.get()
    assert (alert.state, alert.ended_at) == ("not_confirmed", NOW)


def test_a_cap_is_told_at_eight_tenths_and_at_all(organization: Organization) -> None:
    SpendCap.objects.create(organization=organization, micros=100_000_000)
    line = MonthlySpending.objects.create(
        organization=organization, month=NOW.date().replace(day=1), spent_micros=79_000_000
    )
    assert alert_conditions.run_due(NOW) == 0
    for spent, raised in ((80_000_000, 1), (90_000_000, 0), (100_000_000, 1)):
        MonthlySpending.objects.filter(pk=line.pk).update(spent_micros=spent)
        assert alert_conditions.run_due(NOW) == raised
    assert {alert.organization for alert in Alert.objects.all()} == {organization}
