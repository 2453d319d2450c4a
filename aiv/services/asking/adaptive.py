"""Share out a week's trials where they tell most, once four weeks say where that is (method 2.6).

The number of calls stays what it is without it. Nothing here looks at whether a change shows:
who stops asking when it does finds changes that are none.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from aiv.domain.asking.scan_plan import TrialsOf
from aiv.domain.statistics import allocation
from aiv.models import Panel
from aiv.selectors.asking import trial_history


def trials_of(
    panel: Panel, assistants: Collection[UUID], *, trials: int, now: datetime
) -> TrialsOf | None:
    """Give how often each intent is asked of each assistant; None while the history is short."""
    history = trial_history.of(panel, assistants, now=now)
    if history is None:
        return None
    spreads = {key: allocation.spread_of_several(cells) for key, cells in history.cells.items()}
    shares = allocation.shared(spreads, total=trials * len(spreads))
    return lambda intent, assistant: shares[intent, assistant]
