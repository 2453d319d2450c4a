"""Compare two audits of one site, check by check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiv.domain.site.findings import Finding, Outcome


class Change(StrEnum):
    """Say how a check moved from one audit to the next."""

    FIXED = "fixed"
    BETTER = "better"
    WORSE = "worse"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """One check that moved: what it was and what it is."""

    change: Change
    before: Finding
    after: Finding


_GRAVITY: Final = {Outcome.PASS: 0, Outcome.WARN: 1, Outcome.FAIL: 2}


def differences(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Difference, ...]:
    """Give the checks that moved; one that was not measured in both, or by another rule, did not.

    Fixed: it passes now. New: it passed before. Otherwise better or worse.
    """
    past = {each.check: each for each in before}
    moved = []
    for each in after:
        old = past.get(each.check)
        if old is not None and old.rule_version == each.rule_version:
            change = _change(old.outcome, each.outcome)
            if change is not None:
                moved.append(Difference(change, old, each))
    return tuple(moved)


def _change(old: Outcome, new: Outcome) -> Change | None:
    if old not in _GRAVITY or new not in _GRAVITY or old is new:
        return None
    if new is Outcome.PASS:
        return Change.FIXED
    if old is Outcome.PASS:
        return Change.NEW
    return Change.BETTER if _GRAVITY[new] < _GRAVITY[old] else Change.WORSE
