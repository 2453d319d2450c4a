"""Score dealers from their market's answers, keep what the score rests on, and replay it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from aiv import live, timings
from aiv.domain.live_kinds import Kind
from aiv.domain.score import scoring, snapshots
from aiv.domain.score.input_records import AUTHORITY, LOCAL, PLATFORM_PREFIX, InputRecord
from aiv.domain.score.panel_inputs import measure_panel
from aiv.domain.statistics.mention_rates import IntentTally
from aiv.models import Dealer, Evidence, Market, Platform, Score, ScoreInput
from aiv.selectors.live import score_values
from aiv.selectors.markets.panel_inputs import SCORED, MarketPanel, of_market
from aiv.selectors.score import stored_inputs

TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """One stored score computed again; `differences` names what came out otherwise."""

    score: Score
    differences: tuple[str, ...]


def rescore(
    market: Market, *, now: datetime, dealers: Iterable[Dealer] | None = None
) -> list[Score]:
    """Score dealers of a market, or all; without a new measurement the stored score stands."""
    with timings.observed("rescore_market"):
        return _rescore(market, market.dealers.all() if dealers is None else dealers, now=now)


def rescore_dealer(dealer: Dealer, *, now: datetime) -> list[Score]:
    """Score one dealer in each of its markets, after a declaration or a correction."""
    scores = []
    for market in dealer.markets.all():
        scores += _rescore(market, [dealer], now=now)
    return scores


def replay(scores: Iterable[Score]) -> Iterator[Replayed]:
    """Compute stored scores again from their snapshots."""
    for score in scores:
        again = snapshots.replay(score.snapshot)
        found = tuple(snapshots.changes(score.snapshot["result"], again))
        yield Replayed(score=score, differences=found)


@transaction.atomic
def _rescore(market: Market, dealers: Iterable[Dealer], *, now: datetime) -> list[Score]:
    """Count and score under the market's lock: of two at once the later one counts later."""
    Market.objects.select_for_update().get(pk=market.pk)
    panel = of_market(market)
    if panel.counts.panel_id is None:
        return []
    return [_score(dealer, market, panel, now) for dealer in dealers]


def _score(dealer: Dealer, market: Market, panel: MarketPanel, now: datetime) -> Score:
    measured = measure_panel(panel.of(dealer), now=now)
    records = (*measured.records, *stored_inputs.of_dealer(dealer, now=now))
    scored = scoring.score(records, aeo=measured.aeo, correlations=measured.correlations)
    snapshot = snapshots.of(records, scored, aeo=measured.aeo, correlations=measured.correlations)
    latest = Score.objects.filter(dealer=dealer, market=market).first()
    if latest is not None and latest.snapshot == snapshot:
        return latest
    at = _moment(panel, latest, now)
    _keep_inputs(measured.records, dealer, market, panel, at)
    return _keep_score(dealer, market, panel, scored=scored, snapshot=snapshot, at=at)


def _moment(panel: MarketPanel, latest: Score | None, now: datetime) -> datetime:
    """Give the time of the score: not before what it counts, and after the one it follows.

    `now` was taken before the lock was waited for, and before an import recorded its answers.
    """
    times = [now]
    if panel.recorded_until is not None:
        times.append(panel.recorded_until)
    if latest is not None:
        times.append(latest.computed_at + TICK)
    return max(times)


def _keep_inputs(
    records: Sequence[InputRecord],
    dealer: Dealer,
    market: Market,
    panel: MarketPanel,
    at: datetime,
) -> None:
    rows = [_input_row(record, dealer, market) for record in records]
    ScoreInput.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        evidence for row in rows if row.n_obs for evidence in _evidence(row, panel, at)
    )


def _input_row(record: InputRecord, dealer: Dealer, market: Market) -> ScoreInput:
    values: dict[str, Any] = {
        name: getattr(record, name)
        for name in ("name", "value", "lo", "hi", "se", "n_clusters", "n_obs", "status")
    }
    return ScoreInput(
        **values,
        dealer=dealer,
        market=market,
        reason=record.reason,
        action=record.action,
        method_version=record.method_version,
        source=list(record.source),
        surface=record.surface[:40],
        panel_version=record.panel_version,
        window_from=record.window_from,
        window_to=record.window_to,
        measured_at=record.measured_at,
    )


def _evidence(row: ScoreInput, panel: MarketPanel, at: datetime) -> Iterator[Evidence]:
    """Name the series an input rests on."""
    counts = panel.counts
    if counts.window_from is None or counts.window_to is None:
        return
    for series in counts.series:
        if series.is_declared and _rests_on(row.name, series.platform):
            yield Evidence(
                score_input=row,
                panel_id=panel.panel_id,
                assistant_id=series.assistant_id,
                surface=series.surface,
                model_served=series.served,
                window_from=counts.window_from,
                window_to=counts.window_to,
                recorded_until=at,
                answers=_answers(row.name, series.tallies),
            )


def _rests_on(name: str, platform: str) -> bool:
    if name.startswith(PLATFORM_PREFIX):
        return name == f"{PLATFORM_PREFIX}{platform}"
    if name == "google_aio_inclusion_rate":
        return platform == Platform.AI_OVERVIEW
    # Overviews and AI Mode cite pages like any other answer.
    return platform in SCORED or name == AUTHORITY


def _answers(name: str, tallies: Iterable[IntentTally]) -> int:
    return sum(tally.answered for tally in tallies if tally.is_local or name != LOCAL)


def _keep_score(
    dealer: Dealer,
    market: Market,
    panel: MarketPanel,
    *,
    scored: scoring.Scored,
    snapshot: snapshots.Snapshot,
    at: datetime,
) -> Score:
    row = Score.objects.create(
        dealer=dealer,
        market=market,
        panel_id=panel.panel_id,
        computed_at=at,
        mapping=scoring.MAPPING,
        formula_version=scoring.FORMULA_VERSION,
        status=scored.status.value,
        aiv=scored.point,
        aiv_lo=scored.lo,
        aiv_hi=scored.hi,
        snapshot=snapshot,
        is_demo=market.is_demo,
    )
    live.announce(dealer, Kind.SCORE, score_values(row))
    return row
