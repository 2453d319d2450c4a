"""How far a scan is, is counted in a fixed number of queries, and its time is never guessed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from aiv.domain.asking import asking, failure_words
from aiv.models import Assistant, Market, Panel, Probe, Scan
from aiv.selectors.asking import scans as selector
from aiv.services.asking import scans
from dealershipai.accounts.models import Organization
from tests import answered, asked
from tests.answered import Said
from tests.asked import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys(settings: Any) -> None:
    asked.keyed(settings)


@pytest.fixture
def gpt(market: Market) -> Assistant:
    return asked.chatgpt(market)


def start(panel: Panel, *assistants: Assistant, **given: Any) -> Scan:
    order: dict[str, Any] = {"trials": 4, "organization": None, "person": None, "now": NOW}
    return scans.start(panel, assistants, **{**order, **given})


def progress(scan: Scan) -> selector.ScanProgress:
    return selector.progress(Scan.objects.get(pk=scan.pk), now=NOW)


def test_each_call_stands_in_one_place(panel: Panel, gpt: Assistant) -> None:
    scan = start(panel, gpt)
    asked.fail(scan, 2)
    one, two, three = scan.probes.filter(state="planned")[:3]
    lease = {"lease_until": NOW, "lease_token": uuid4()}
    Probe.objects.filter(pk=one.pk).update(state="asked", **lease)
    Probe.objects.filter(pk=two.pk).update(state="answered", cost_micros=26_000, unknown_outcomes=1)
    Probe.objects.filter(pk=three.pk).update(attempts=1)
    counts = progress(scan).counts
    assert (counts.planned, counts.waiting, counts.out) == (12, 8, 1)
    assert (counts.done, counts.failed, counts.skipped, counts.retrying) == (1, 2, 0, 1)
    assert (counts.cost_micros, counts.unknown_outcomes, counts.open) == (26_000, 1, 9)


def test_each_assistant_has_its_part(panel: Panel, gpt: Assistant, market: Market) -> None:
    found = progress(start(panel, gpt, asked.claude(market)))
    assert {str(part.assistant): part.counts.planned for part in found.assistants} == {
        "gpt-api": 12,
        "claude-api": 12,
    }
    assert found.is_open


def test_without_measured_answers_no_time_is_named(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 4, asked_at=NOW)
    assert progress(start(panel, gpt)).seconds_left is None


def test_the_time_left_follows_measured_answers(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 5, asked_at=NOW)
    assert progress(start(panel, gpt)).seconds_left == pytest.approx(4.0, abs=0.1)


def test_nothing_is_over_before_its_last_call_is_due(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 5, asked_at=NOW)
    left = progress(start(panel, gpt, spread=timedelta(hours=12))).seconds_left
    assert left == 11 * 3600 + 4


def test_old_answers_name_no_time(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 5, asked_at=NOW - timedelta(days=29))
    assert progress(start(panel, gpt)).seconds_left is None


def test_a_paused_scan_has_no_end_and_an_ended_one_is_over(panel: Panel, gpt: Assistant) -> None:
    answered.ask(panel, gpt, [Said(latency_ms=4000)] * 5, asked_at=NOW)
    scan = start(panel, gpt)
    scans.pause(scan, person=None, now=NOW)
    assert progress(scan).seconds_left is None
    scans.cancel(scan, person=None, now=NOW)
    assert (progress(scan).seconds_left, progress(scan).is_open) == (0.0, False)


def test_failures_are_counted_by_reason(panel: Panel, gpt: Assistant) -> None:
    scan = start(panel, gpt)
    asked.fail(scan, 3, kind="timeout_error", state="exhausted")
    asked.fail(scan, 1, kind="authentication_error")
    found = progress(scan).failures
    assert [(each.kind, each.calls) for each in found] == [
        ("timeout_error", 3),
        ("authentication_error", 1),
    ]
    assert found[1].words == "The key was refused. Enter a valid one, then try again."
    assert found[1].example == "It said no."


@pytest.mark.parametrize("kind", sorted(asking.ERROR_TYPES))
def test_every_kind_of_failure_has_words(kind: str) -> None:
    assert failure_words.of(kind) == failure_words.WORDS[kind]
    assert "storm" in failure_words.of("storm")


def test_scans_are_listed_newest_first(
    panel: Panel, gpt: Assistant, far_market: Market, organization: Organization
) -> None:
    older = start(panel, gpt, now=NOW - timedelta(days=1))
    newer = start(panel, gpt, organization=organization)
    assert list(selector.of_market(panel.market)) == [newer, older]
    assert list(selector.of_market(far_market)) == []
    assert list(selector.every(state="paused")) == []
    assert selector.one(newer.pk) == newer
    assert selector.one(uuid4()) is None


def test_ten_scans_and_thirty_cost_the_same(
    panel: Panel, gpt: Assistant, django_assert_num_queries: Any
) -> None:
    for count in (10, 20):
        for _ in range(count):
            start(panel, gpt, trials=1)
        with django_assert_num_queries(2):
            found = selector.lines(selector.of_market(panel.market))
            assert {str(line.scan.panel.market): line.counts.planned for line in found}


def test_a_large_scan_costs_no_more_queries(
    panel: Panel, gpt: Assistant, market: Market, django_assert_num_queries: Any
) -> None:
    for scan in (start(panel, gpt, trials=1), start(panel, gpt, asked.claude(market), trials=20)):
        with django_assert_num_queries(5):
            selector.progress(scan, now=NOW)


def test_a_scan_without_calls_counts_nothing(panel: Panel) -> None:
    scan = Scan.objects.create(panel=panel, origin="imported", day=NOW.date())
    assert selector.lines([scan])[0].counts.planned == 0
    assert progress(scan).seconds_left is None
