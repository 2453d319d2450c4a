"""Hold what a check found: its outcome, its evidence, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Say how a check ended; the last three leave the denominator of the audit's score."""

    PASS = "pass"  # noqa: S105 - an outcome, not a secret
    WARN = "warn"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNMEASURED = "unmeasured"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One place that shows what was found: an address, a line or field, what stood there."""

    url: str
    found: str
    expected: str = ""
    line: int | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check's result; `value` is what was measured where the check has a figure (0..1).

    `reason` says in words why it ended so, and why nothing was measured where nothing was. `cap`
    is the highest total (of 100) that this finding leaves to the site, where it is that grave.
    """

    check: str
    rule_version: str
    outcome: Outcome
    reason: str
    value: float | None = None
    n: int | None = None
    proofs: tuple[Proof, ...] = ()
    cap: float | None = None
