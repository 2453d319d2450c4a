"""Say what a check is: its rule in words, what it is given, and how it rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aiv.domain.site.bot_grid import BotGrid
from aiv.domain.site.findings import Finding, Outcome, Proof
from aiv.domain.site.known import Known
from aiv.domain.site.site_facts import SiteFacts


class Category(StrEnum):
    """Name the part of a site that a check looks at."""

    ACCESS = "A"
    READABLE = "B"
    MARKUP = "C"
    INVENTORY = "D"
    ENTITY = "E"
    CONTENT = "F"
    SPEED = "G"


CATEGORY_LABELS = {
    Category.ACCESS: "Access",
    Category.READABLE: "Readable without JavaScript",
    Category.MARKUP: "Structured data",
    Category.INVENTORY: "Inventory truth",
    Category.ENTITY: "The store as one entity, and its reputation",
    Category.CONTENT: "Structure and content",
    Category.SPEED: "Speed and traffic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a check measures, why it matters and what mends it; weights sum to 100.

    A critical rule caps the total when it fails. A rule without weight only reports.
    """

    id: str
    name: str
    title: str
    measures: str
    why: str
    fix: str
    weight: float
    version: str = "1"
    is_critical: bool = False

    @property
    def category(self) -> Category:
        """Give the part of the site that it looks at."""
        return Category(self.id[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What every check is given."""

    site: SiteFacts
    known: Known
    grid: BotGrid
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """How a check ended, before it is signed with its rule."""

    outcome: Outcome
    reason: str
    value: float | None = None
    n: int | None = None
    proofs: tuple[Proof, ...] = ()
    cap: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that judges by it."""

    rule: Rule
    judge: Callable[[Case], Ruling]

    def find(self, case: Case) -> Finding:
        """Give the finding of a site."""
        ruling = self.judge(case)
        return Finding(
            check=self.rule.id,
            rule_version=self.rule.version,
            outcome=ruling.outcome,
            reason=ruling.reason,
            value=ruling.value,
            n=ruling.n,
            proofs=ruling.proofs,
            cap=ruling.cap,
        )
