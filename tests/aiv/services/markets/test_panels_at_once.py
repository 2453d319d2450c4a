"""Prove on PostgreSQL that people who change a panel at the same moment lose and double nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from aiv.domain.errors import DealershipError
from aiv.domain.markets.panel_edits import Edit
from aiv.models import Dealer, Market, Panel, PanelProposal, ProposalState, Scan
from aiv.services.asking import scan_schedules
from aiv.services.markets import panel_edits, panels
from dealershipai.accounts.models import AuditEvent, User
from tests import answered, asked
from tests.aiv.services.asking.test_scan_schedules import weekly

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)
MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)
BEGINS = datetime(2026, 3, 2, 11, tzinfo=UTC)
QUESTIONS = 20
A_MONTH = 2
"""A tenth of the questions."""


@pytest.fixture(autouse=True)
def _on_postgresql(settings: Any) -> None:
    asked.keyed(settings)
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")


@pytest.fixture
def panel(market: Market, dealers: list[Dealer]) -> Panel:
    return answered.panel(market, QUESTIONS)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all at the same moment, each on its own connection; None where one was refused."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        start.wait(10)
        try:
            return act()
        except DealershipError:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


def reword(number: int, words: str = "Where is a Toyota sold?") -> Edit:
    return Edit(kind="reword", slug=f"new-{number}", wordings=(words,))


def propose(market: Market, owner: User, edit: Edit) -> PanelProposal:
    return panel_edits.propose(market, edit, note="", proposer=owner)


def mine(row: PanelProposal) -> PanelProposal:
    """Give a row as somebody else holds it."""
    return PanelProposal.objects.get(pk=row.pk)


def accept(row: PanelProposal, operator: User) -> Callable[[], object]:
    return partial(panel_edits.accept, mine(row), operator=operator, now=NOW)


def test_two_proposals_of_one_question_leave_one(panel: Panel, market: Market, owner: User) -> None:
    words = ("Where is a Toyota sold?", "Who sells a Toyota?")
    done = at_once(*(partial(propose, market, owner, reword(0, each)) for each in words))
    assert [row is None for row in done].count(False) == 1
    row = PanelProposal.objects.get()
    assert row in done
    assert AuditEvent.objects.filter(action="panel_proposal.proposed").count() == 1


def test_proposals_of_different_questions_all_stand(
    panel: Panel, market: Market, owner: User
) -> None:
    done = at_once(*(partial(propose, market, owner, reword(number)) for number in range(6)))
    assert None not in done
    assert set(PanelProposal.objects.values_list("slug", flat=True)) == {
        f"new-{number}" for number in range(6)
    }


def test_one_accepted_twice_is_accepted_once(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    row = propose(market, owner, reword(0))
    done = at_once(accept(row, operator), accept(row, operator))
    assert None not in done
    assert AuditEvent.objects.filter(action="panel_proposal.accepted").count() == 1


def test_one_accepted_and_refused_is_one_of_both(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    row = propose(market, owner, reword(0))
    refuse = partial(panel_edits.refuse, mine(row), operator=operator, now=NOW)
    done = at_once(accept(row, operator), refuse)
    assert [each is None for each in done].count(True) == 1
    state = mine(row).state
    assert AuditEvent.objects.filter(action=f"panel_proposal.{state}").count() == 1
    assert AuditEvent.objects.filter(action__startswith="panel_proposal.").count() == 2


def test_no_month_takes_more_than_it_may(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    rows = [propose(market, owner, reword(number)) for number in range(6)]
    at_once(*(accept(row, operator) for row in rows))
    months = Counter(PanelProposal.objects.values_list("takes_effect_on", flat=True))
    assert months == {
        date(2026, 3, 1): A_MONTH, date(2026, 4, 1): A_MONTH, date(2026, 5, 1): A_MONTH,
    }  # fmt: skip


def test_a_months_start_is_put_in_force_once(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    for number in range(A_MONTH):
        row = propose(market, owner, reword(number, f"Where is Toyota {number} sold?"))
        panel_edits.accept(row, operator=operator, now=NOW)
    done = at_once(*(partial(panel_edits.run_due, MARCH) for _ in range(4)))
    assert sorted(done, key=str) == [0, 0, 0, 1]
    assert list(panels_of(market)) == [1, 2]
    asked_now = {each.slug: each.wordings for each in panel_edits.intents_of(market)}
    assert [asked_now[f"new-{n}"] for n in range(A_MONTH)] == [
        ("Where is Toyota 0 sold?",), ("Where is Toyota 1 sold?",),
    ]  # fmt: skip
    assert len(asked_now) == QUESTIONS
    assert AuditEvent.objects.filter(action="panel.changed").count() == 1


def test_what_is_accepted_while_a_month_starts_is_not_lost(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    first, late = (propose(market, owner, reword(n, f"Where, {n}?")) for n in range(2))
    panel_edits.accept(first, operator=operator, now=NOW)
    at_once(partial(panel_edits.run_due, MARCH), accept(late, operator))
    panel_edits.run_due(MARCH)
    states = set(PanelProposal.objects.values_list("state", flat=True))
    assert states == {ProposalState.IN_FORCE}
    asked_now = {each.slug: each.wordings for each in panel_edits.intents_of(market)}
    assert (asked_now["new-0"], asked_now["new-1"]) == (("Where, 0?",), ("Where, 1?",))


def test_what_is_refused_while_a_month_starts_stays_out(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    first, other = (propose(market, owner, reword(n, f"Where, {n}?")) for n in range(2))
    panel_edits.accept(first, operator=operator, now=NOW)
    refuse = partial(panel_edits.refuse, mine(other), operator=operator, now=NOW)
    at_once(partial(panel_edits.run_due, MARCH), refuse)
    asked_now = {each.slug: each.wordings for each in panel_edits.intents_of(market)}
    assert asked_now["new-0"] == ("Where, 0?",)
    assert asked_now["new-1"] == panel.intents.get(slug="new-1").prompts.values_list("text")[0]


def test_two_who_freeze_the_same_content_make_one_version(
    panel: Panel, market: Market, owner: User
) -> None:
    content = panel_edits.intents_of(market)[1:]
    done = at_once(*(partial(panels.freeze, market, content, author=owner) for _ in range(3)))
    assert len({row.pk for row in done if isinstance(row, Panel)}) == 1
    assert list(panels_of(market)) == [1, 2]


def test_schedulers_at_once_start_one_parallel_week(
    panel: Panel, market: Market, owner: User, operator: User
) -> None:
    asked.chatgpt(market)
    weekly(market)
    panel_edits.accept(propose(market, owner, reword(0)), operator=operator, now=NOW)
    panel_edits.run_due(MARCH)
    Panel.objects.filter(market=market, version=2).update(frozen_at=MARCH)
    at_once(*(partial(scan_schedules.run_due, BEGINS) for _ in range(4)))
    at_once(*(partial(scan_schedules.run_due, BEGINS + timedelta(hours=1)) for _ in range(4)))
    assert sorted(Scan.objects.values_list("panel__version", flat=True)) == [1, 2]


def panels_of(market: Market) -> Any:
    rows = Panel.objects.filter(market=market).order_by("version")
    return rows.values_list("version", flat=True)
