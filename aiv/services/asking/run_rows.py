"""Do the database's part of one run of calls: look, claim, begin, record, conclude."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.asking.retrying import Verdict
from aiv.domain.evidence.answers import AnswerError
from aiv.models import Probe
from aiv.services.asking import breaker_counts, breakers, probe_outcomes, probes, scan_ends
from aiv.services.asking.lookout import Askable, Lookout
from aiv.services.asking.probe_outcomes import Finished
from aiv.services.asking.probe_questions import Asked, Questions

SWEEP_EVERY: Final = timedelta(seconds=5)


@dataclass(slots=True, kw_only=True)
class RunRows:
    """Hold what one run remembers between its visits to the database."""

    clock: Callable[[], datetime]
    lease: timedelta
    only: UUID | None = None
    _questions: Questions = field(default_factory=Questions)
    _telling: scan_ends.Telling = field(default_factory=scan_ends.Telling)
    _failing: set[str] = field(default_factory=set)
    _touched: set[UUID] = field(default_factory=set)
    _lookout: Lookout = field(default_factory=Lookout)
    _swept_at: datetime | None = None
    # Whether a provider was shut or opened since the last look.
    is_stale: bool = False

    def look(self) -> Askable:
        """Take back what fell silent, end what is done, tell pages, and see what may be asked."""
        now = self.clock()
        self.is_stale = False
        self._sweep(now)
        self._telling.tell(self._touched, now=now)
        askable = self._lookout.look(now, only=self.only)
        self._failing = set(askable.breakers)
        return askable

    def claim(self, askable: Askable, wanted: Counter[str]) -> Mapping[str, list[Probe]]:
        """Claim calls and give them by provider."""
        now = self.clock()
        claimed = probes.claim(now, wanted, scans=askable.scans, lease=self.lease)
        self._questions.of([row for rows in claimed.values() for row in rows], now=now)
        return claimed

    def begin(self, rows: Sequence[Probe]) -> list[Asked | None]:
        """Mark calls asked and give what each asks; None for one that may not leave."""
        now = self.clock()
        may_leave = probes.begin(rows, now=now, lease=self.lease)
        asked = self._questions.of(rows, now=now)
        return [one if may else None for one, may in zip(asked, may_leave, strict=True)]

    def record(self, finished: Sequence[Finished]) -> list[Verdict | None]:
        """Write what came, and what it says of the providers."""
        now = self.clock()
        verdicts = probe_outcomes.record(finished, now=now)
        self._touched.update(each.asked.probe.scan_id for each in finished)
        self.is_stale |= breaker_counts.count(
            (
                (each.asked.spec.provider, each.error, verdict)
                for each, verdict in zip(finished, verdicts, strict=True)
            ),
            failing=self._failing,
            now=now,
        )
        return verdicts

    def refuse(self, rows: Sequence[Probe]) -> None:
        """End calls of a provider that has no key; one of a scan ends all the others of it."""
        for row in rows:
            title = PROVIDERS[row.assistant.provider].title
            error = AnswerError(
                type="authentication_error",
                code="no_key",
                message=f"No key of {title} can be used. Enter one, then ask the failed calls.",
            )
            probe_outcomes.refuse(row, error, now=self.clock())

    def may_try(self, askable: Askable, provider: str) -> bool:
        """Say whether this run makes the one call that tries a provider after its rest."""
        return breakers.may_try(askable.breakers[provider], now=self.clock())

    def hold(self, rows: Sequence[Probe]) -> None:
        """Say that this run is alive."""
        probes.hold(rows, now=self.clock(), lease=self.lease)

    def conclude(self) -> None:
        """End what is done before the run ends."""
        scan_ends.end_due(self.clock())

    def _sweep(self, now: datetime) -> None:
        scan_ends.end_due(now)
        if self._swept_at is None or now - self._swept_at >= SWEEP_EVERY:
            probes.take_back(now)
            probe_outcomes.fail_silent(now)
            self._swept_at = now
