"""Change a panel by single questions, within what a month may change (method S10)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.markets.lineage import MOST_CHANGED, TOLERANCE
from aiv.domain.markets.panels import PanelIntent

ADD: Final = "add"
REWORD: Final = "reword"
REMOVE: Final = "remove"
MOST_WORDINGS: Final = 6
LONGEST_WORDING: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One question that is added, worded otherwise or left out."""

    kind: str
    slug: str
    department: str = ""
    stage: str = ""
    is_local: bool = True
    wordings: tuple[str, ...] = ()


def wordings_of(text: str) -> tuple[str, ...]:
    """Give the wordings that a person wrote, one a line; blank lines and repeats are left out.

    Errors: InvalidInput naming wordings when there are none, too many or too long ones.
    """
    found = tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines()))
    kept = tuple(line for line in found if line)
    if not kept:
        raise InvalidInput("wordings", "write at least one wording, each on a line of its own")
    if len(kept) > MOST_WORDINGS:
        raise InvalidInput("wordings", f"write at most {MOST_WORDINGS} wordings")
    if any(len(line) > LONGEST_WORDING for line in kept):
        raise InvalidInput("wordings", f"keep each wording under {LONGEST_WORDING} characters")
    return kept


def check_unbranded(wordings: Iterable[str], names: Iterable[str]) -> None:
    """Refuse a wording that names a dealer: the answer would name it because it was asked.

    Errors: InvalidInput naming wordings.
    """
    for line in wordings:
        for name in names:
            if name and name.casefold() in line.casefold():
                raise InvalidInput(
                    "wordings", f"leave “{name}” out: a question of the market names no dealer"
                )


def allowance(intents: int) -> int:
    """Give how many questions may change at one month's start."""
    return max(1, math.floor(intents * MOST_CHANGED + TOLERANCE)) if intents else 0


def month_after(day: date) -> date:
    """Give the first day of the month after a day's."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, 1)


def first_month_with_room(today: date, taken: Mapping[date, int], intents: int) -> date:
    """Give the first month's start that still takes a change."""
    month = month_after(today)
    while taken.get(month, 0) >= max(1, allowance(intents)):
        month = month_after(month)
    return month


def applied(intents: Sequence[PanelIntent], edits: Iterable[Edit]) -> tuple[PanelIntent, ...]:
    """Give the panel with the edits; one whose question is gone by now changes nothing."""
    found = {each.slug: each for each in intents}
    for edit in edits:
        if edit.kind == REMOVE:
            found.pop(edit.slug, None)
        elif edit.kind == REWORD and edit.slug in found:
            found[edit.slug] = replace(found[edit.slug], wordings=edit.wordings)
        elif edit.kind == ADD and edit.slug not in found:
            found[edit.slug] = _added(edit)
    return tuple(found.values())


def _added(edit: Edit) -> PanelIntent:
    return PanelIntent(
        slug=edit.slug,
        department=edit.department,
        stage=edit.stage,
        is_local=edit.is_local,
        is_branded=False,
        wordings=edit.wordings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDiff:
    """What one version asks otherwise than the one before; pairs are old and new wordings."""

    added: tuple[PanelIntent, ...]
    removed: tuple[PanelIntent, ...]
    reworded: tuple[tuple[PanelIntent, PanelIntent], ...]

    @property
    def size(self) -> int:
        """Give how many questions differ."""
        return len(self.added) + len(self.removed) + len(self.reworded)


def difference(old: Sequence[PanelIntent], new: Sequence[PanelIntent]) -> PanelDiff:
    """Compare two versions question by question."""
    before = {each.slug: each for each in old}
    after = {each.slug: each for each in new}
    common = [(before[slug], after[slug]) for slug in after if slug in before]
    return PanelDiff(
        added=tuple(each for slug, each in after.items() if slug not in before),
        removed=tuple(each for slug, each in before.items() if slug not in after),
        reworded=tuple(pair for pair in common if pair[0].wordings != pair[1].wordings),
    )
