"""Plan the calls of a scan straight into the tables, and ask them of a stand-in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import override_settings

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.models import Assistant, Panel, Probe, Prompt, ProviderPace, Scan
from aiv.services.asking import budgets, probe_runs
from aiv.services.asking.probe_runs import Limits
from tests import standin
from tests.standin import Script, Standin

KEY = "login:standin-key"
RESERVED = 1_000
QUICK = Limits(in_flight=20, seconds=30, deadline_s=2.0)
KEYS = dict.fromkeys(PROVIDERS, KEY)


def scan(
    panel: Panel,
    assistants: Sequence[Assistant],
    *,
    trials: int = 1,
    reserved: int = RESERVED,
    state: str = "running",
    **fields: Any,
) -> Scan:
    """Plan a call a prompt, assistant and trial, with its money held back."""
    now = datetime.now(UTC)
    unhurried()
    made = Scan.objects.create(
        panel=panel, origin="asked", day=now.date(), state=state, started_at=now, **fields
    )
    rows = Probe.objects.bulk_create(
        Probe(
            scan=made,
            prompt=prompt,
            assistant=assistant,
            trial=trial,
            due_at=now - timedelta(minutes=1) + timedelta(microseconds=place),
            reserved_micros=reserved,
        )
        for place, (prompt, assistant, trial) in enumerate(_calls(panel, assistants, trials))
    )
    budgets.reserve(budgets.payer_of(made), reserved * len(rows))
    return made


def unhurried() -> None:
    """Let every provider be asked as fast as it answers."""
    for provider in PROVIDERS:
        ProviderPace.objects.get_or_create(
            provider=provider, defaults={"per_minute": 60_000, "in_flight": 500}
        )


def _calls(
    panel: Panel, assistants: Iterable[Assistant], trials: int
) -> Iterator[tuple[Prompt, Assistant, int]]:
    prompts = Prompt.objects.filter(intent__panel=panel, wording=0).order_by("intent__position")
    for prompt in prompts:
        for assistant in assistants:
            for trial in range(1, trials + 1):
                yield prompt, assistant, trial


@contextmanager
def asked_of(script: Script | None = None, **keys: str) -> Iterator[Standin]:
    """Let providers be asked at a stand-in, under keys that it knows."""
    with standin.start(script or Script()) as running, pointed_at(running.endpoints, **keys):
        yield running


@contextmanager
def pointed_at(endpoints: dict[str, str], **keys: str) -> Iterator[None]:
    """Ask providers at these addresses."""
    with override_settings(PROVIDER_BASE_URLS=endpoints, PROVIDER_KEYS={**KEYS, **keys}):
        yield


def run(**words: Any) -> int:
    """Ask what is due once."""
    return probe_runs.run_batch(**{"limits": QUICK, **words})


def later(minutes: float) -> Callable[[], datetime]:
    """Give a clock that is ahead, so that what waits is due."""
    ahead = timedelta(minutes=minutes)
    return lambda: datetime.now(UTC) + ahead


def month(made: Scan) -> date:
    """Give the month in which a scan's money counts."""
    return budgets.payer_of(made).month


def states(made: Scan) -> dict[str, int]:
    """Count the calls of a scan by state."""
    found: dict[str, int] = {}
    for state in made.probes.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found
