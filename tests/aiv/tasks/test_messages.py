"""Messages of Celery carry nothing: the rows say what there is to do."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.models import Assistant, Panel
from aiv.tasks import messages
from dealershipai import celery
from tests import scanned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dealers")]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(messages.ask, "apply_async", lambda **words: found.append(words))
    return found


def test_a_sweep_calls_for_as_many_drains_as_can_be_filled(
    panel: Panel, assistant: Assistant, settings: Any, sent: list[dict[str, Any]]
) -> None:
    settings.SCANS_IN_FLIGHT = 4
    scanned.scan(panel, [assistant], trials=3)
    assert messages.sweep() == 3
    assert sent == [{"expires": messages.EXPIRES_S}] * 3


def test_a_sweep_calls_for_nothing_while_nothing_is_due(
    panel: Panel, assistant: Assistant, sent: list[dict[str, Any]]
) -> None:
    scanned.scan(panel, [assistant], state="paused")
    assert messages.sweep() == 0 and sent == []


def test_the_same_message_twice_asks_once(panel: Panel, assistant: Assistant) -> None:
    made = scanned.scan(panel, [assistant])
    with scanned.asked_of() as standin:
        assert [messages.ask(), messages.ask()] == [3, 0]
        assert standin.tally.calls["openai"] == 3
    assert scanned.states(made) == {"answered": 3}


def test_a_message_is_handed_out_again_only_after_the_longest_drain() -> None:
    options = celery.app.conf.broker_transport_options
    assert options["visibility_timeout"] > messages.LONGEST_S
    assert celery.app.conf.task_acks_late and celery.app.conf.worker_prefetch_multiplier == 1


def test_the_clock_calls_for_everything_that_waits() -> None:
    tasks = {each["task"] for each in celery.app.conf.beat_schedule.values()}
    assert tasks == {"scans.sweep", "work.do_some"} <= set(celery.app.tasks)


def test_nothing_but_json_is_taken() -> None:
    assert celery.app.conf.accept_content == ["json"]
