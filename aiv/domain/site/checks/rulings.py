"""Make rulings: from thresholds, from pages, and where nothing could be measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from aiv.domain.site.checks.rule import Ruling
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import SitePage

TOLERANCE: Final = 1e-9
MOST_PROOFS: Final = 10
LONGEST: Final = 300
PREVALENT: Final = 0.10
"""A fault of this share of a class's pages is one of its template; a page of the store counts
alone."""
_ALONE: Final = frozenset({PageClass.HOME, PageClass.CONTACT})
_GRAVITY: Final = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)

Graded = tuple[SitePage, Outcome]


def ruled(
    outcome: Outcome,
    reason: str,
    *,
    value: float | None = None,
    n: int | None = None,
    proofs: Iterable[Proof] = (),
    cap: float | None = None,
) -> Ruling:
    """Rule with at most ten proofs."""
    kept = tuple(proofs)[:MOST_PROOFS]
    return Ruling(outcome=outcome, reason=reason, value=value, n=n, proofs=kept, cap=cap)


def unmeasured(reason: str) -> Ruling:
    """Rule that nothing was measured, and say why."""
    return ruled(Outcome.UNMEASURED, reason)


def not_applicable(reason: str) -> Ruling:
    """Rule that the site has nothing this check looks at."""
    return ruled(Outcome.NOT_APPLICABLE, reason)


def reported(reason: str, proofs: Iterable[Proof] = ()) -> Ruling:
    """Tell what was seen without judging it."""
    return ruled(Outcome.REPORT, reason, proofs=proofs)


def proof(
    url: str, found: object, *, expected: str = "", line: int | None = None, excerpt: str = ""
) -> Proof:
    """Give evidence, each text cut to 300 signs."""
    return Proof(
        url=url, found=_cut(str(found)), expected=_cut(expected), line=line, excerpt=_cut(excerpt)
    )


def at_least(value: float, *, good: float, fair: float) -> Outcome:
    """Grade a value of which more is better."""
    if value >= good - TOLERANCE:
        return Outcome.PASS
    return Outcome.WARN if value >= fair - TOLERANCE else Outcome.FAIL


def at_most(value: float, *, good: float, fair: float) -> Outcome:
    """Grade a value of which less is better."""
    if value <= good + TOLERANCE:
        return Outcome.PASS
    return Outcome.WARN if value <= fair + TOLERANCE else Outcome.FAIL


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the gravest of several; without any, nothing is wrong."""
    return max(outcomes, key=_GRAVITY.index, default=Outcome.PASS)


def worst_template(graded: Sequence[Graded]) -> Outcome:
    """Give the gravest grade that home or contact has, or a tenth of the pages of some class."""
    by_class: dict[PageClass, list[Outcome]] = defaultdict(list)
    for page, outcome in graded:
        by_class[page.page_class].append(outcome)
    return worst(_of_template(kind, outcomes) for kind, outcomes in by_class.items())


def share(part: int, whole: int) -> float:
    """Give part / whole of a whole that is not empty."""
    return part / whole


def percent(value: float) -> str:
    """Write a share as a person reads it; nothing short of all is written as all."""
    shown = round(100 * value, 1)
    if value < 1 and shown >= 100:
        return "just under 100 %"
    return f"{shown:g} %"


def counted(n: int, singular: str, plural: str = "") -> str:
    """Write a count with its noun."""
    return f"{n:,} {singular if n == 1 else plural or singular + 's'}"


def _of_template(kind: PageClass, outcomes: list[Outcome]) -> Outcome:
    if kind in _ALONE:
        return worst(outcomes)
    for gravest in (Outcome.FAIL, Outcome.WARN):
        reached = [each for each in outcomes if _GRAVITY.index(each) >= _GRAVITY.index(gravest)]
        if len(reached) >= PREVALENT * len(outcomes) - TOLERANCE and reached:
            return gravest
    return Outcome.PASS


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
