"""A scan is planned whole or not at all, steered by one person at a time, and holds its money."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.models import Assistant, Dealer, Market, MonthlySpending, Panel, Probe, Scan, SpendCap
from aiv.services.asking import budgets, scans
from aiv.services.markets import panels
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import asked
from tests.asked import NOW

pytestmark = pytest.mark.django_db
MOST = 150_000


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


@pytest.fixture
def scan(panel: Panel, gpt: Assistant) -> Scan:
    return start(panel, gpt)


def start(panel: Panel, *assistants: Assistant, **given: Any) -> Scan:
    order: dict[str, Any] = {
        "trials": 2,
        "organization": None,
        "person": None,
        "now": NOW,
        "seed": 7,
    }
    return scans.start(panel, assistants, **{**order, **given})


def states(scan: Scan) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in scan.probes.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def test_every_call_is_planned_once(scan: Scan) -> None:
    assert states(scan) == {"planned": 6}
    assert (scan.state, scan.trials, scan.seed) == ("running", 2, 7)
    assert {probe.trial for probe in scan.probes.all()} == {1, 2}


def test_local_questions_are_asked_from_a_point_of_the_market(scan: Scan) -> None:
    places = {(probe.place or {}).get("zip") for probe in scan.probes.all()}
    assert places == {"00000"}


def test_the_most_it_may_cost_is_held_back(scan: Scan) -> None:
    assert (asked.held(scan), asked.ledger()) == (6 * MOST, 6 * MOST)
    assert (scan.expected_low_micros, scan.expected_high_micros) == (60_000, 6 * MOST)


def test_calls_are_spread_in_a_random_order(panel: Panel, gpt: Assistant) -> None:
    scan = start(panel, gpt, spread=timedelta(hours=6))
    due = [(probe.due_at, probe.prompt.intent.position) for probe in scan.probes.order_by("due_at")]
    assert due[0][0] == NOW
    assert {later[0] - one[0] for one, later in pairwise(due)} == {timedelta(hours=1)}
    assert [position for _, position in due] != sorted(position for _, position in due)


def test_one_seed_gives_one_order(panel: Panel, gpt: Assistant) -> None:
    orders = [
        list(start(panel, gpt).probes.order_by("due_at").values_list("prompt", "trial"))
        for _ in range(2)
    ]
    assert orders[0] == orders[1]


def test_both_caps_hold_the_money(
    panel: Panel, gpt: Assistant, organization: Organization, owner: User
) -> None:
    start(panel, gpt, organization=organization, person=owner)
    lines = MonthlySpending.objects.values_list("reserved_micros", flat=True)
    assert sorted(lines) == [6 * MOST, 6 * MOST]


def test_a_cap_refuses_and_nothing_is_planned(panel: Panel, gpt: Assistant) -> None:
    budgets.set_cap(None, 6 * MOST - 1, person=None)
    with pytest.raises(Conflict, match="raise the cap"):
        start(panel, gpt)
    assert (Scan.objects.count(), Probe.objects.count(), asked.ledger()) == (0, 0, 0)


def test_a_cap_that_falls_in_between_refuses_too(
    panel: Panel, gpt: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    SpendCap.objects.create(micros=0)
    monkeypatch.setattr(budgets, "left", lambda payer: None)
    with pytest.raises(Conflict, match=r"cap of 0\.00 USD"):
        start(panel, gpt)
    assert Scan.objects.count() == 0


def test_one_form_starts_one_scan(panel: Panel, gpt: Assistant, owner: User) -> None:
    token = uuid4()
    first, second = (start(panel, gpt, person=owner, token=token) for _ in range(2))
    assert first.pk == second.pk == token
    assert asked.ledger() == 6 * MOST


def test_one_form_cannot_start_another_scan(panel: Panel, gpt: Assistant, owner: User) -> None:
    token = uuid4()
    start(panel, gpt, person=owner, token=token)
    with pytest.raises(Conflict, match="other choices"):
        start(panel, gpt, person=owner, token=token, trials=3)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"trials": 0}, "trials"),
        ({"trials": 21}, "trials"),
        ({"spread": timedelta(days=8)}, "spread"),
        ({"spread": timedelta(days=-1)}, "spread"),
    ],
)
def test_what_cannot_be_is_named(
    panel: Panel, gpt: Assistant, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        start(panel, gpt, **given)
    assert fault.value.field == field


def test_nobody_and_the_same_twice_are_refused(panel: Panel, gpt: Assistant) -> None:
    for assistants in ((), (gpt, gpt)):
        with pytest.raises(InvalidInput, match="assistants"):
            start(panel, *assistants)


def test_starting_is_audited_and_told(
    panel: Panel, gpt: Assistant, dealers: list[Dealer], owner: User, organization: Organization
) -> None:
    scan = start(panel, gpt, person=owner, organization=organization)
    event = AuditEvent.objects.get(action="scan.started")
    assert (event.actor, event.target_id) == (owner, str(scan.pk))
    assert event.organization_id == organization.pk
    assert event.changes["calls"] == 6
    assert set(Dealer.objects.values_list("live_seq", flat=True)) == {1}


def test_a_fact_panel_is_asked_for_its_dealer(
    dealers: list[Dealer], gpt: Assistant, organization: Organization
) -> None:
    dealer = Dealer.objects.get(pk=dealers[0].pk)
    scan = start(panels.freeze_facts(dealer, author=None), gpt, organization=organization, trials=1)
    assert scan.probes.count() == scan.panel.intents.count() >= 8
    assert Dealer.objects.filter(live_seq=1).get() == dealer


def test_a_canary_is_asked_of_its_assistant_from_nowhere(gpt: Assistant) -> None:
    scan = start(panels.freeze_canary(gpt, author=None), gpt, trials=1)
    assert {probe.place_key for probe in scan.probes.all()} == {""}


def test_a_paused_scan_keeps_its_money(scan: Scan, operator: User) -> None:
    assert scans.pause(scan, person=operator, now=NOW) is True
    assert (scan.state, scan.reason) == ("paused", "Paused on 4 Mar 2026, 15:30 UTC.")
    assert asked.ledger() == 6 * MOST
    assert scans.resume(scan, person=operator, now=NOW) is True
    assert (scan.state, scan.reason) == ("running", "")


def test_each_step_changes_something_once(scan: Scan, operator: User) -> None:
    for step in (scans.pause, scans.resume, scans.cancel):
        done = [step(scan, person=operator, now=NOW) for _ in range(2)]
        assert done == [True, False]
    actions = AuditEvent.objects.filter(target_id=str(scan.pk)).values_list("action", flat=True)
    assert sorted(actions) == ["scan.cancelled", "scan.paused", "scan.resumed", "scan.started"]


def test_cancelling_gives_back_what_was_held(scan: Scan, operator: User) -> None:
    scans.cancel(scan, person=operator, now=NOW)
    assert states(scan) == {"skipped": 6}
    assert (asked.held(scan), asked.ledger(), scan.finished_at) == (0, 0, NOW)
    assert set(scan.probes.values_list("failure_kind", flat=True)) == {"cancelled"}


def test_calls_that_are_out_go_on_after_a_cancellation(scan: Scan, operator: User) -> None:
    lease = {"lease_until": NOW, "lease_token": uuid4()}
    out, claimed = list(scan.probes.all())[:2]
    Probe.objects.filter(pk=out.pk).update(state="asked", **lease)
    Probe.objects.filter(pk=claimed.pk).update(state="claimed", **lease)
    scans.cancel(scan, person=operator, now=NOW)
    assert states(scan) == {"asked": 1, "skipped": 5}
    assert asked.ledger() == asked.held(scan) == MOST


def test_what_comes_back_unanswered_after_that_is_skipped(scan: Scan, operator: User) -> None:
    probe = scan.probes.all()[0]
    lease = {"lease_until": NOW, "lease_token": uuid4()}
    Probe.objects.filter(pk=probe.pk).update(state="asked", **lease)
    scans.cancel(scan, person=operator, now=NOW)
    Probe.objects.filter(pk=probe.pk).update(state="planned", lease_until=None, lease_token=None)
    assert [scans.skip_leftovers(NOW) for _ in range(2)] == [1, 0]
    assert (states(scan), asked.ledger()) == ({"skipped": 6}, 0)


def test_what_has_ended_is_not_steered(scan: Scan, operator: User) -> None:
    asked.finish(scan)
    for step in (scans.pause, scans.resume, scans.cancel):
        with pytest.raises(Conflict, match="has ended"):
            step(scan, person=operator, now=NOW)


def test_imported_answers_are_not_steered(panel: Panel, operator: User) -> None:
    scan = Scan.objects.create(panel=panel, origin="imported", day=NOW.date())
    for step in (scans.pause, scans.cancel, scans.retry_failed):
        with pytest.raises(Conflict, match="imported"):
            step(scan, person=operator, now=NOW)


def test_failed_calls_are_planned_again_with_money(scan: Scan, operator: User) -> None:
    asked.fail(scan, 2)
    asked.fail(scan, 1, state="exhausted")
    assert asked.ledger() == 3 * MOST
    assert scans.retry_failed(scan, person=operator, now=NOW) == 3
    assert (states(scan), asked.ledger()) == ({"planned": 6}, 6 * MOST)
    assert scan.probes.filter(attempts=1, attempts_before=1, failure="").count() == 3
    assert scans.retry_failed(scan, person=operator, now=NOW) == 0


def test_a_finished_scan_goes_on_in_the_month_of_now(scan: Scan, operator: User) -> None:
    asked.fail(scan, 6)
    asked.finish(scan)
    assert scans.retry_failed(scan, person=operator, now=NOW + timedelta(days=40)) == 6
    assert (scan.state, scan.finished_at, str(scan.spend_month)) == ("running", None, "2026-04-01")
    assert asked.ledger() == asked.held(scan) == 6 * MOST


def test_a_cap_refuses_to_try_again_and_nothing_changes(scan: Scan, operator: User) -> None:
    asked.fail(scan, 2)
    budgets.set_cap(None, 5 * MOST, person=None)
    with pytest.raises(Conflict, match="cap"):
        scans.retry_failed(scan, person=operator, now=NOW)
    assert states(scan) == {"planned": 4, "failed": 2}


def test_what_cannot_be_asked_now_is_left(scan: Scan, operator: User, settings: Any) -> None:
    asked.fail(scan, 2)
    settings.PROVIDER_KEYS = {}
    with pytest.raises(Conflict, match="No key of OpenAI"):
        scans.retry_failed(scan, person=operator, now=NOW)


def test_a_cancelled_scan_is_not_tried_again(scan: Scan, operator: User) -> None:
    asked.fail(scan, 1)
    scans.cancel(scan, person=operator, now=NOW)
    with pytest.raises(Conflict, match="cancelled"):
        scans.retry_failed(scan, person=operator, now=NOW)
