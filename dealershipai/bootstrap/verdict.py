"""Sum up a run of the gate in plain words and one exit status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealershipai.bootstrap.held_servers import Report
from dealershipai.bootstrap.steps import Outcome

GOOD = 0
FAILED = 1
NOT_VERIFIED = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What passed, what failed and what could not be verified."""

    outcomes: tuple[Outcome, ...]
    reports: tuple[Report, ...]
    allowed: frozenset[str]
    is_fast: bool

    def status(self) -> int:
        """Give the exit status; a failure weighs more than something unverified."""
        if self._failed():
            return FAILED
        is_open = any(report.name not in self.allowed for report in self._missing())
        return NOT_VERIFIED if is_open else GOOD

    def lines(self) -> Iterator[str]:
        """Give the summary, one line a step and one for each thing not verified."""
        yield "Summary"
        yield from (_line(outcome) for outcome in self.outcomes)
        yield from (
            f"  with    {each.title}: {each.version}" for each in self.reports if each.place
        )
        if self.is_fast:
            yield "  not run tests on PostgreSQL, on Redis and in the browser (--fast)"
        yield from (self._not_verified(report) for report in self._missing())
        yield self._closing()

    def _failed(self) -> list[str]:
        return [outcome.title for outcome in self.outcomes if outcome.fault]

    def _missing(self) -> list[Report]:
        return [report for report in self.reports if report.missing]

    def _not_verified(self, report: Report) -> str:
        suffix = " (allowed)" if report.name in self.allowed else ""
        return f"NOT VERIFIED{suffix}: {report.title}. {report.missing}"

    def _closing(self) -> str:
        failed = self._failed()
        if failed:
            return f"Failed: {', '.join(failed)}."
        if self.status() == NOT_VERIFIED:
            names = ",".join(report.name for report in self._missing())
            return f"Nothing failed, but not all was verified. To allow it: --allow-missing={names}"
        return "All that was run is good." if self.is_fast or self._missing() else "All is good."


def _line(outcome: Outcome) -> str:
    word = "FAILED" if outcome.fault else "ok"
    reason = f"  ({outcome.fault})" if outcome.fault else ""
    return f"  {word:7} {outcome.title:32} {outcome.seconds:7.1f} s{reason}"
