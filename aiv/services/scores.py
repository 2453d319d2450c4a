"""Score dealers from their market's answers, keep what the score rests on, and replay it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from aiv import live, timings
from aiv.domain import scoring, snapshots
from aiv.domain.input_records import PLATFORM_PREFIX, InputRecord
from aiv.domain.panel_inputs import measure_panel
from aiv.models import Dealer, Evidence, Market, Platform, Score, ScoreInput
from aiv.selectors import stored_inputs
from aiv.selectors.panel_inputs import SCORED, MarketPanel, of_market


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """One stored score computed again; `differences` names what came out otherwise."""

    score: Score
    differences: tuple[str, ...]


def rescore(market: Market, *, now: datetime) -> list[Score]:
    """Score every dealer of a market; without a new measurement the stored score stands."""
    with timings.observed("rescore_market"):
        panel = of_market(market)
        if panel.counts.panel_id is None:
            return []
        return [_rescore(dealer, market, panel, now) for dealer in market.dealers.all()]


def rescore_dealer(dealer: Dealer, *, now: datetime) -> list[Score]:
    """Score one dealer in each of its markets, after a declaration or a correction."""
    scores = []
    for market in dealer.markets.all():
        panel = of_market(market)
        if panel.counts.panel_id is not None:
            scores.append(_rescore(dealer, market, panel, now))
    return scores


def replay(scores: Iterable[Score]) -> Iterator[Replayed]:
    """Compute stored scores again from their snapshots."""
    for score in scores:
        again = snapshots.replay(score.snapshot)
        found = tuple(snapshots.differences(score.snapshot["result"], again))
        yield Replayed(score=score, differences=found)


@transaction.atomic
def _rescore(dealer: Dealer, market: Market, panel: MarketPanel, now: datetime) -> Score:
    """Score under the dealer's lock, so that two at once give one score, not two."""
    Dealer.objects.select_for_update().get(pk=dealer.pk)
    measured = measure_panel(panel.of(dealer), now=now)
    records = (*measured.records, *stored_inputs.of_dealer(dealer, now=now))
    scored = scoring.score(records, aeo=measured.aeo)
    snapshot = snapshots.of(records, scored, aeo=measured.aeo)
    latest = Score.objects.filter(dealer=dealer, market=market).first()
    if latest is not None and latest.snapshot == snapshot:
        return latest
    _keep_inputs(measured.records, dealer, market, panel, now)
    return _keep_score(dealer, market, panel, scored=scored, snapshot=snapshot, now=now)


def _keep_inputs(
    records: Sequence[InputRecord],
    dealer: Dealer,
    market: Market,
    panel: MarketPanel,
    now: datetime,
) -> None:
    rows = [_input_row(record, dealer, market) for record in records]
    ScoreInput.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        evidence for row in rows if row.n_obs for evidence in _evidence(row, panel, now)
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


def _evidence(row: ScoreInput, panel: MarketPanel, now: datetime) -> Iterator[Evidence]:
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
                window_from=counts.window_from,
                window_to=counts.window_to,
                recorded_until=now,
                answers=sum(tally.answered for tally in series.tallies),
            )


def _rests_on(name: str, platform: str) -> bool:
    if name.startswith(PLATFORM_PREFIX):
        return name == f"{PLATFORM_PREFIX}{platform}"
    if name == "google_aio_inclusion_rate":
        return platform == Platform.AI_OVERVIEW
    return platform in SCORED


def _keep_score(
    dealer: Dealer,
    market: Market,
    panel: MarketPanel,
    *,
    scored: scoring.Scored,
    snapshot: snapshots.Snapshot,
    now: datetime,
) -> Score:
    row = Score.objects.create(
        dealer=dealer,
        market=market,
        panel_id=panel.panel_id,
        computed_at=now,
        mapping=scoring.MAPPING,
        formula_version=scoring.FORMULA_VERSION,
        status=scored.status.value,
        aiv=scored.point,
        aiv_lo=scored.lo,
        aiv_hi=scored.hi,
        snapshot=snapshot,
        is_demo=market.is_demo,
    )
    live.raised(dealer)
    return row
