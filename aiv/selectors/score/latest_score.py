"""Read a dealer's newest score in a market, the answers it rests on, and how it moved."""

from __future__ import annotations

from aiv.models import Dealer, Evidence, Market, Score

HISTORY = 60


def of_dealer(dealer: Dealer, market: Market) -> Score | None:
    """Give the newest score, None while nothing was scored."""
    return Score.objects.filter(dealer=dealer, market=market).first()


def evidence(score: Score) -> dict[str, tuple[Evidence, ...]]:
    """Give the series behind each input of a score, by the input's name, in one query."""
    rows = Evidence.objects.filter(
        score_input__dealer=score.dealer_id,
        score_input__market=score.market_id,
        recorded_until=score.computed_at,
    )
    found: dict[str, tuple[Evidence, ...]] = {}
    for row in rows.select_related("assistant", "score_input"):
        found[row.score_input.name] = (*found.get(row.score_input.name, ()), row)
    return found


def history(score: Score) -> list[Score]:
    """Give the newest scores of the same dealer and market, oldest first, at most `HISTORY`."""
    rows = Score.objects.filter(dealer=score.dealer_id, market=score.market_id)
    return list(reversed(rows[:HISTORY]))
