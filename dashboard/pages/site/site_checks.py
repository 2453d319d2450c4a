"""Say what a check of the audit is about, and put its result into a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from aiv.domain.site.findings import Finding, Outcome
from aiv.models import Dealer
from dashboard.figures import plural
from dashboard.pages.site.site_words import OUTCOMES

SHOWN_FIRST: Final = (Outcome.FAIL, Outcome.WARN)
ORDER: Final = (*SHOWN_FIRST, Outcome.REPORT, Outcome.UNMEASURED, Outcome.PASS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a check is about; of one that is gone only the name is known."""

    check: str
    title: str
    measures: str = ""
    why: str = ""
    fix: str = ""
    weight: float = 0.0
    is_critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One check's result in a list."""

    check: str
    title: str
    label: str
    kind: str
    reason: str
    places: str
    url: str
    weight: float
    is_critical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The results that ended alike; the first two kinds stand open."""

    label: str
    outcome: Outcome
    lines: tuple[Line, ...]
    is_open: bool


def described(check: str) -> Described:
    """Give what is known of a check."""
    # Read when an audit is shown: fifty checks with their libraries cost 50 ms of every start.
    from aiv.domain.site.checks import RULES

    rule = RULES.get(check)
    if rule is None:
        return Described(check=check, title=check)
    return Described(
        check=rule.id,
        title=rule.title,
        measures=rule.measures,
        why=rule.why,
        fix=rule.fix,
        weight=rule.weight,
        is_critical=rule.is_critical,
    )


def line(dealer: Dealer, finding: Finding) -> Line:
    """Put a result into a line."""
    about = described(finding.check)
    label, kind = OUTCOMES[finding.outcome]
    return Line(
        check=finding.check,
        title=about.title,
        label=label,
        kind=kind,
        reason=finding.reason,
        places=plural(len(finding.proofs), "place") if finding.proofs else "",
        url=reverse("dashboard:site_check", args=[dealer.slug, finding.check]),
        weight=about.weight,
        is_critical=about.is_critical,
    )


def groups(dealer: Dealer, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Give the results by outcome, what costs most first."""
    lines = [(finding.outcome, line(dealer, finding)) for finding in findings]
    found = (
        (outcome, [each for ended, each in lines if outcome in _alike(ended)]) for outcome in ORDER
    )
    return tuple(
        Group(
            label=OUTCOMES[outcome][0],
            outcome=outcome,
            lines=tuple(sorted(of_outcome, key=_rank)),
            is_open=outcome in SHOWN_FIRST,
        )
        for outcome, of_outcome in found
        if of_outcome
    )


def _alike(outcome: Outcome) -> tuple[Outcome, ...]:
    """What does not apply stands with what was not measured: neither counts."""
    return (Outcome.UNMEASURED,) if outcome is Outcome.NOT_APPLICABLE else (outcome,)


def _rank(each: Line) -> tuple[bool, float, str]:
    return (not each.is_critical, -each.weight, each.check)
