"""Give what one week says of a dealer, and how it compares with the week before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiv.domain.changes.change_words import change_text
from aiv.domain.changes.week_counts import SeriesCount, fingerprint
from aiv.domain.changes.weekly_change import compare
from aiv.domain.statistics.rates import Rate, composite_prompt_scores, rate_ci


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerWeekFigures:
    """One week over the assistants that feed the index; None where nothing can be said.

    `series` is equal for weeks that one line may join, `engines` for dealers that were asked of
    the same assistants.
    """

    series: str
    engines: str
    rate: Rate | None
    named: int
    answered: int
    intents: int
    delta: float | None
    words: str
    z: float | None
    z_by_assistant: Mapping[str, float]


def figures(
    before: Sequence[SeriesCount], after: Sequence[SeriesCount], *, dealer: str
) -> DealerWeekFigures:
    """Measure one week and its change; a week without answers says nothing.

    Source: measurement.md S4 (composite over assistants), S5, S6 (cmh_z).
    """
    old = [each for each in before if each.is_declared]
    new = [each for each in after if each.is_declared]
    found = compare([each.of_dealer(dealer) for each in old], [e.of_dealer(dealer) for e in new])
    counts = _counts(new, dealer)
    return DealerWeekFigures(
        series=fingerprint(each.key for each in new),
        engines=fingerprint(each.engine for each in new),
        rate=share_of(new, dealer=dealer),
        named=counts[0],
        answered=counts[1],
        intents=len({i.key for each in new for i in each.intents if i.answered}),
        delta=found.change.delta if found.change else None,
        words=change_text(found) if found.intents else "",
        z=found.score.z if found.score else None,
        z_by_assistant=_by_assistant(old, new, dealer),
    )


def share_of(counts: Sequence[SeriesCount], *, dealer: str) -> Rate | None:
    """Give how often the dealer is named over several assistants, each question one cluster."""
    cells: dict[str, dict[str, tuple[int, int]]] = {}
    weights: dict[str, float] = {}
    for each in counts:
        named = each.named.get(dealer, {})
        for intent in each.intents:
            if intent.answered:
                weights[intent.key] = intent.weight
                cell = (min(named.get(intent.key, 0), intent.answered), intent.answered)
                cells.setdefault(intent.key, {})[each.key] = cell
    scores = composite_prompt_scores(
        list(cells.values()), dict.fromkeys((each.key for each in counts), 1.0)
    )
    if scores is None:
        return None
    found = rate_ci(scores.y, scores.m_eff, [weights[key] for key in cells])
    return found if found is not None and found.n_star > 1.0 else None


def _counts(counts: Sequence[SeriesCount], dealer: str) -> tuple[int, int]:
    pairs = [
        (min(each.named.get(dealer, {}).get(i.key, 0), i.answered), i.answered)
        for each in counts
        for i in each.intents
    ]
    return sum(named for named, _ in pairs), sum(answered for _, answered in pairs)


def _by_assistant(
    before: Sequence[SeriesCount], after: Sequence[SeriesCount], dealer: str
) -> dict[str, float]:
    """Give the stratified score of each assistant that has one."""
    found: dict[str, float] = {}
    for slug in dict.fromkeys(each.assistant for each in after):
        pair = [
            [e.of_dealer(dealer) for e in week if e.assistant == slug] for week in (before, after)
        ]
        score = compare(*pair).score
        if score is not None and score.z is not None:
            found[slug] = score.z
    return found
