"""Turn what the site audit found into things to change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from aiv.domain.actions.candidates import LARGEST, Candidate, Kind, Reference
from aiv.domain.actions.check_table import MENDINGS, UNKNOWN
from aiv.domain.actions.survey import Survey
from aiv.domain.sentences import plural
from aiv.domain.site.checks import RULES
from aiv.domain.site.checks.rule import Rule
from aiv.domain.site.findings import Finding, Outcome, Proof

SOURCE: Final = "Site audit"
NO_AUDIT: Final = "The site was not audited yet."
LOST_SHARE: Final = {Outcome.FAIL: 1.0, Outcome.WARN: 0.5}
IN_ORDER: Final = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE})
CRITICAL_TIMES: Final = 1.5
SHOWN: Final = 5
MOST_EXCERPT: Final = 200


def survey(findings: Iterable[Finding], *, since: datetime | None) -> Survey:
    """Give an action for each check that cost points or is wrong; `since` is the audit's start.

    What was not measured is in neither list. Without an audit nothing was looked at.
    """
    if since is None:
        return Survey(source=SOURCE, reason=NO_AUDIT)
    found = [each for each in findings if each.check in RULES]
    return Survey(
        source=SOURCE,
        candidates=tuple(_candidate(each, since) for each in found if each.outcome in LOST_SHARE),
        settled=frozenset(key_of(each.check) for each in found if each.outcome in IN_ORDER),
    )


def key_of(check: str) -> str:
    """Give the key of a check's action."""
    return f"{Kind.FINDING}:{check}"


def _candidate(finding: Finding, since: datetime) -> Candidate:
    rule = RULES[finding.check]
    mending = MENDINGS.get(finding.check, UNKNOWN)
    lost = rule.weight * LOST_SHARE[finding.outcome]
    size = min(LARGEST, lost * (CRITICAL_TIMES if _is_capped(rule, finding) else 1.0))
    pages = tuple(dict.fromkeys(proof.url for proof in finding.proofs if proof.url))
    return Candidate(
        key=key_of(finding.check),
        kind=Kind.FINDING,
        title=mending.title,
        change=rule.fix,
        target=pages[0] if pages else "",
        effort=mending.effort,
        effort_reason=mending.reason,
        grade=mending.grade,
        size=size,
        size_words=_words(rule, finding, lost),
        since=since,
        generator=mending.generator,
        evidence=(Reference("check", finding.check, finding.reason), *_proofs(finding)),
        pages=pages[:SHOWN],
    )


def _is_capped(rule: Rule, finding: Finding) -> bool:
    return rule.is_critical and finding.outcome is Outcome.FAIL


def _words(rule: Rule, finding: Finding, lost: float) -> str:
    if not rule.weight:
        return "It carries no weight in the audit's score."
    words = f"It costs {lost:g} of the audit's 100 points."
    if not _is_capped(rule, finding):
        return words
    return f"{words} It also caps the score, so that it counts one and a half times here."


def _proofs(finding: Finding) -> list[Reference]:
    shown = [Reference("page", proof.url, _proof_words(proof)) for proof in finding.proofs[:SHOWN]]
    more = len(finding.proofs) - len(shown)
    if more > 0:
        shown.append(Reference("check", finding.check, f"{plural(more, 'further place')}."))
    return shown


def _proof_words(proof: Proof) -> str:
    """Give what was found, with the line and the words that stand there."""
    place = [f"line {proof.line}"] if proof.line else []
    place += [f"“{proof.excerpt[:MOST_EXCERPT]}”"] if proof.excerpt else []
    return f"{proof.found} ({': '.join(place)})" if place else proof.found
