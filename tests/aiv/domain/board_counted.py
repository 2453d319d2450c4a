"""Make a week's counts of a market from how often each dealer was named in each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiv.domain.changes.board_counts import BoardCounts, SeriesCounts
from aiv.domain.statistics.mention_rates import IntentTally

DEALERS = {name: name.title() for name in ("anchor", "beacon", "cove", "dune", "eddy", "fjord")}


def series(
    named: Mapping[str, Sequence[int]], *, model: str = "model-1", answered: int = 3
) -> SeriesCounts:
    """Give one assistant's counts; every dealer's list has one number a question."""
    intents = max((len(counts) for counts in named.values()), default=0)
    return SeriesCounts(
        key=f"gpt|api|{model}",
        assistant="gpt|api",
        label="ChatGPT model through its API",
        model=model,
        tallies=tuple(
            IntentTally(intent=f"q{at:02}", department="new", weight=1.0, answered=answered)
            for at in range(intents)
        ),
        named={
            dealer: {f"q{at:02}": count for at, count in enumerate(counts) if count}
            for dealer, counts in named.items()
        },
    )


def week(
    named: Mapping[str, Sequence[int]],
    *,
    model: str = "model-1",
    panel: int = 1,
    failed: int = 0,
    answered: int = 3,
) -> BoardCounts:
    """Give a week with one assistant."""
    one = series(named, model=model, answered=answered)
    return BoardCounts(panel_version=panel, series=(one,), failed=failed)


def spread(share: float, intents: int = 40, answered: int = 3) -> list[int]:
    """Give counts whose mean share is near the wanted one, spread over the questions."""
    total = round(share * intents * answered)
    return [total // intents + (at < total % intents) for at in range(intents)]
