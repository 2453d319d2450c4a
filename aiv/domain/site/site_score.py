"""Score a site from its findings (site_audit.md section 6)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from aiv.domain.site.checks import RULES
from aiv.domain.site.findings import Finding, Outcome

POINTS: Final = {Outcome.PASS: 1.0, Outcome.WARN: 0.5, Outcome.FAIL: 0.0}
HIGHEST: Final = 100.0


@dataclass(frozen=True, slots=True)
class SiteScore:
    """Hold the score 0..100 (None where nothing was measured), the weight measured (0..100), and
    the checks that cap the score."""

    score: float | None
    coverage: float
    caps: tuple[str, ...]


def site_score(findings: Iterable[Finding]) -> SiteScore:
    """Give pass 1, warn one half, fail 0, by weight; what was not measured leaves the sum.

    A finding with a cap holds the score below it. Source: site_audit.md section 6.
    """
    counted = [(RULES[each.check].weight, each) for each in findings if each.outcome in POINTS]
    measured = math.fsum(weight for weight, _ in counted)
    caps = [each for _, each in counted if each.cap is not None]
    if measured <= 0.0:
        return SiteScore(None, 0.0, ())
    earned = math.fsum(weight * POINTS[each.outcome] for weight, each in counted)
    limits = [each.cap for each in caps if each.cap is not None]
    score = min([HIGHEST * earned / measured, *limits])
    return SiteScore(score, measured, tuple(each.check for each in caps))
