"""A run asks what is due, writes what came, and leaves the rest to others."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError
from django.utils import timezone

from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    Market,
    MonthlySpending,
    Panel,
    Probe,
    ProviderBreaker,
    ProviderPace,
    Scan,
    Score,
)
from aiv.selectors.evidence import mention_rates
from aiv.services.asking import budgets, probe_runs, probes
from aiv.services.evidence import answers
from tests import answered as made_up
from tests import cast, scanned
from tests.standin import Script

ALWAYS = {"demo-harbor-lantern-velmar": {"new": 1.0}}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dealers")]


def ledger() -> tuple[int, int]:
    line = MonthlySpending.objects.get(organization=None)
    return line.reserved_micros, line.spent_micros


def faulty(name: str, share: float = 1.0) -> Script:
    return Script(faults={name: share}, retry_after_s=0.01)


def test_every_planned_call_gets_its_answer(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant], trials=2)
    with scanned.asked_of():
        assert scanned.run() == 6
    made.refresh_from_db()
    assert (scanned.states(made), made.state) == ({"answered": 6}, "finished")
    assert Answer.objects.filter(probe__scan=made, status="completed").count() == 6


def test_a_scan_that_ends_holds_no_money_and_counts_what_was_billed(
    panel: Panel, assistant: Assistant
) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of():
        scanned.run()
    costs = sum(made.probes.values_list("cost_micros", flat=True))
    assert ledger() == (0, costs)
    assert not made.probes.exclude(reserved_micros=0).exists()


def test_a_scan_that_ends_is_scored(panel: Panel, assistant: Assistant, market: Market) -> None:
    scanned.scan(panel, [assistant])
    with scanned.asked_of():
        scanned.run()
    assert Score.objects.filter(market=market).count() == market.dealers.count()


def test_an_answer_knows_what_was_asked_of_whom(panel: Panel, assistant: Assistant) -> None:
    scanned.scan(panel, [assistant])
    with scanned.asked_of() as standin:
        scanned.run()
        answer = Answer.objects.select_related("probe__prompt").first()
    assert answer is not None
    assert answer.model_requested == "model-1" and answer.probe.attempts == 1
    assert answer.probe.prompt.text in answer.request_body
    assert answer.raw_body and answer.http_status == 200 and standin.tally.calls["openai"] == 3


@pytest.mark.parametrize(
    "fault",
    ["rate-limit", "error-500", "overload-503", "timeout-504", "reset", "html", "truncated"],
)
def test_a_passing_fault_is_asked_again(panel: Panel, assistant: Assistant, fault: str) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(faulty(fault)):
        scanned.run()
    assert scanned.states(made) == {"planned": 3}
    ProviderBreaker.objects.all().delete()
    with scanned.asked_of():
        scanned.run(clock=scanned.later(10))
    assert scanned.states(made) == {"answered": 3}


def test_an_unknown_outcome_is_seen_and_priced(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(faulty("reset")):
        scanned.run()
    rows = made.probes.values_list("unknown_outcomes", "cost_micros", "reserved_micros")
    assert set(rows) == {(1, scanned.RESERVED, scanned.RESERVED)}
    assert ledger() == (3 * scanned.RESERVED, 3 * scanned.RESERVED)


def test_an_unknown_outcome_is_not_asked_again_beyond_the_cap(
    panel: Panel, assistant: Assistant
) -> None:
    budgets.set_cap(None, 3 * scanned.RESERVED, person=None)
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(faulty("reset")):
        scanned.run()
    assert set(made.probes.values_list("state", "failure_kind")) == {("failed", "spend_cap")}
    assert ledger() == (0, 3 * scanned.RESERVED)


def test_a_call_is_given_up_after_its_last_attempt(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(faulty("error-500")):
        for hour in range(8):
            ProviderBreaker.objects.all().delete()
            scanned.run(clock=scanned.later(60 * hour))
    assert set(made.probes.values_list("state", "attempts")) == {("exhausted", 6)}
    made.refresh_from_db()
    assert made.state == "finished" and ledger() == (0, 0)


@pytest.mark.parametrize("key", ["wrong-key-123", "broke-key-123"])
def test_a_key_that_is_refused_ends_all_calls_of_its_provider(
    panel: Panel, assistant: Assistant, market: Market, key: str
) -> None:
    other = cast.assistant(market, "claude-api", "claude", "anthropic")
    Assistant.objects.filter(pk=other.pk).update(surface="messages")
    made = scanned.scan(panel, [assistant, other], trials=9)
    with scanned.asked_of(openai=key) as standin:
        scanned.run()
        asked = standin.tally.calls["openai"]
    assert scanned.states(made) == {"failed": 27, "answered": 27}
    assert asked < 27 and ledger()[0] == 0
    assert {row.failure for row in made.probes.filter(state="failed")} != {""}


def test_a_provider_without_a_key_is_not_asked(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(openai="") as standin:
        scanned.run()
        assert standin.tally.calls["openai"] == 0
    assert set(made.probes.values_list("state", "attempts")) == {("failed", 0)}
    probe = made.probes.first()
    assert probe is not None and "No key of OpenAI" in probe.failure


def test_an_unknown_model_ends_its_assistant_and_no_other(
    panel: Panel, assistant: Assistant, market: Market
) -> None:
    other = cast.assistant(market, "grok-api", "grok", "xai")
    made = scanned.scan(panel, [assistant, other], trials=5)
    with scanned.asked_of(Script(faults={})) as standin:
        standin.player.script = Script(faults={"unknown-model": 1.0})
        scanned.run(limits=scanned.Limits(in_flight=1, deadline_s=2.0))
    kinds = set(made.probes.values_list("state", "failure_kind"))
    assert kinds == {("failed", "not_found_error")}
    assert made.probes.filter(attempts=0).count() >= 28


def test_failures_in_a_row_leave_the_provider_alone(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant], trials=30)
    with scanned.asked_of(faulty("overload-503")) as standin:
        scanned.run(limits=scanned.Limits(in_flight=2, deadline_s=2.0))
        assert standin.tally.calls["openai"] < 30
    assert ProviderBreaker.objects.get().open_until is not None
    assert scanned.states(made) == {"planned": 90}


def test_after_its_rest_one_call_tries_the_provider(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant], trials=10)
    with scanned.asked_of(faulty("overload-503")) as standin:
        scanned.run(limits=scanned.Limits(in_flight=2, deadline_s=2.0))
        before = standin.tally.calls["openai"]
        scanned.run(clock=scanned.later(1))
        assert standin.tally.calls["openai"] == before + 1
    with scanned.asked_of():
        scanned.run(clock=scanned.later(60))
    assert scanned.states(made) == {"answered": 30}
    assert ProviderBreaker.objects.get().open_until is None


def test_a_paused_scan_is_not_asked(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant], state="paused")
    with scanned.asked_of():
        assert scanned.run() == 0
    assert scanned.states(made) == {"planned": 3}


def test_a_scan_that_is_paused_on_the_way_loses_no_call(
    panel: Panel, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scanned.scan(panel, [assistant], trials=4)
    ProviderPace.objects.filter(provider="openai").update(per_minute=30, in_flight=2)
    monkeypatch.setattr(probe_runs, "LOOK_S", 0.0)

    def pausing() -> datetime:
        if made.probes.filter(state="claimed").exists():
            Scan.objects.filter(pk=made.pk).update(state="paused")
        return timezone.now()

    with scanned.asked_of():
        scanned.run(clock=pausing)
        assert set(scanned.states(made)) <= {"planned", "answered"}
        Scan.objects.filter(pk=made.pk).update(state="running")
        ProviderPace.objects.update(per_minute=60_000)
        scanned.run()
    assert scanned.states(made) == {"answered": 12}


def test_a_scan_stands_still_at_a_cap_that_was_lowered(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    budgets.set_cap(None, scanned.RESERVED, person=None)
    with scanned.asked_of():
        assert scanned.run() == 0
    made.refresh_from_db()
    assert made.state == "paused" and "cap" in made.reason


def test_only_the_named_scan_is_asked(panel: Panel, assistant: Assistant) -> None:
    first, second = (scanned.scan(panel, [assistant]) for _ in range(2))
    with scanned.asked_of():
        scanned.run(only=second.pk)
    assert scanned.states(first) == {"planned": 3}
    assert scanned.states(second) == {"answered": 3}


def test_a_run_that_is_stopped_gives_back_what_it_did_not_ask(
    panel: Panel, assistant: Assistant
) -> None:
    made = scanned.scan(panel, [assistant], trials=10)
    with scanned.asked_of() as standin:
        scanned.run(
            limits=scanned.Limits(in_flight=4, deadline_s=2.0),
            stop=lambda: standin.tally.calls["openai"] >= 4,
        )
    states = scanned.states(made)
    assert set(states) == {"answered", "planned"} and states["planned"] >= 10


def test_a_failed_call_lowers_the_sample_and_is_no_answer_that_names_nobody(
    market: Market, dealers: list[Dealer], assistant: Assistant
) -> None:
    """A fifth of the calls is refused for good: the rate is that of the others, and says so."""
    made = scanned.scan(made_up.panel(market, 40), [assistant], trials=3)
    Dealer.objects.filter(pk=dealers[0].pk).update(name="Harbor Lantern Velmar")
    with scanned.asked_of(Script(rates=ALWAYS, faults={"invalid": 0.2})):
        scanned.run()
    failed = made.probes.filter(state="failed").count()
    assert 10 < failed < 40
    assert not Answer.objects.exclude(status="completed").exists()
    (series,) = mention_rates.of_market(market).series
    found = series.rate(dealers[0].pk)
    assert (found.named, found.answered, found.failed) == (120 - failed, 120 - failed, failed)
    assert found.rate is not None and found.rate.theta == 1.0


def test_too_many_failed_calls_are_said_beside_the_rate(
    market: Market, assistant: Assistant, dealers: list[Dealer]
) -> None:
    scanned.scan(made_up.panel(market, 40), [assistant], trials=3)
    with scanned.asked_of(Script(faults={"invalid": 0.5})):
        scanned.run()
    (series,) = mention_rates.of_market(market).series
    assert "at least 70 of 100" in " ".join(series.rate(dealers[0].pk).shortfalls)


def test_what_ran_out_of_time_is_recorded_before_the_run_ends(
    panel: Panel, assistant: Assistant
) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of(faulty("hang")):
        scanned.run(limits=scanned.Limits(in_flight=3, deadline_s=0.2))
    rows = set(made.probes.values_list("failure_kind", "unknown_outcomes"))
    # A call may be due again before the run ends.
    assert {kind for kind, _ in rows} == {"timeout_error"} and min(rows)[1] >= 1
    assert not Scan.objects.get().finished_at


def test_an_answer_that_cannot_be_read_is_no_answer_that_names_nobody(
    panel: Panel, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scanned.scan(panel, [assistant])
    monkeypatch.setattr(answers, "read", lambda *_, **__: {}["broken"])
    with scanned.asked_of():
        scanned.run()
    rows = made.probes.values_list("state", "failure_kind", "unknown_outcomes")
    assert set(rows) == {("failed", "not_stored", 1)}
    assert ledger() == (0, 3 * scanned.RESERVED) and not Answer.objects.exists()


def test_one_answer_that_cannot_be_stored_keeps_no_other_out(
    panel: Panel, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scanned.scan(panel, [assistant])
    write, broken = answers.write, made.probes.first()

    def written(heard: list[answers.Heard]) -> list[Answer]:
        if broken in [each.probe for each in heard]:
            raise DataError("out of range")
        return write(heard)

    monkeypatch.setattr(answers, "write", written)
    with scanned.asked_of():
        scanned.run()
    assert scanned.states(made) == {"answered": 2, "failed": 1}
    assert ledger()[0] == 0


def test_a_late_finisher_writes_nothing(
    panel: Panel, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lease ran out and the call was given to somebody else while it waited."""
    made = scanned.scan(panel, [assistant])
    begin = probes.begin

    def begun(rows: list[Probe], **words: Any) -> list[bool]:
        found = begin(rows, **words)
        made.probes.filter(state="asked").update(lease_token=uuid4())
        return found

    monkeypatch.setattr(probes, "begin", begun)
    with scanned.asked_of():
        scanned.run()
    assert scanned.states(made) == {"asked": 3} and not Answer.objects.exists()
    assert ledger() == (3 * scanned.RESERVED, 0)


def test_a_silent_worker_leaves_an_unknown_outcome_that_is_asked_again(
    panel: Panel, assistant: Assistant
) -> None:
    made = scanned.scan(panel, [assistant])
    now = timezone.now()
    board = [
        row for rows in probes.claim(now, {"openai": 3}, scans=[made.pk]).values() for row in rows
    ]
    assert probes.begin(board[:2], now=now) == [True, True]
    with scanned.asked_of():
        scanned.run(clock=scanned.later(2))
        # A silent one may be due again before this run ends.
        assert scanned.states(made)["answered"] >= 1
        scanned.run(clock=scanned.later(10))
    rows = made.probes.values_list("state", "unknown_outcomes", "attempts").order_by("attempts")
    assert list(rows) == [("answered", 0, 1), ("answered", 1, 2), ("answered", 1, 2)]


def test_nobody_claims_what_another_holds(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    now = timezone.now()
    assert len(probes.claim(now, {"openai": 2}, scans=[made.pk])["openai"]) == 2
    assert len(probes.claim(now, {"openai": 9}, scans=[made.pk])["openai"]) == 1
    assert probes.claim(now, {"openai": 9}, scans=[made.pk]) == {}


def test_a_claimed_call_of_a_scan_that_was_paused_does_not_leave(
    panel: Panel, assistant: Assistant
) -> None:
    made = scanned.scan(panel, [assistant])
    now = timezone.now()
    rows = probes.claim(now, {"openai": 3}, scans=[made.pk])["openai"]
    Scan.objects.update(state="paused")
    assert probes.begin(rows, now=now) == [False, False, False]
    assert scanned.states(made) == {"planned": 3}
