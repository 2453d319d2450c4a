"""Hold one answer to a shopper's question as far as actions need it: who is named and cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAnswer:
    """One completed answer; `rivals` are other dealers it names, `domains` what it cites."""

    key: str
    intent: str
    asked_at: datetime
    is_named: bool
    rivals: tuple[str, ...] = ()
    domains: frozenset[str] = frozenset()

    @property
    def is_lost(self) -> bool:
        """Tell whether a rival is named and this dealer is not."""
        return bool(self.rivals) and not self.is_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One intent of the panel: in words, its department, and the own page that could answer it."""

    intent: str
    words: str
    department: str
    page: str = ""


def by_intent(answers: Iterable[PanelAnswer]) -> dict[str, list[PanelAnswer]]:
    """Give the answers of each intent, in their order."""
    found: dict[str, list[PanelAnswer]] = defaultdict(list)
    for answer in answers:
        found[answer.intent].append(answer)
    return found
