"""Measure the inputs that come from a market's answers (measurement.md section 3, S2, S4, S9)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from aiv.domain.index import PLATFORMS
from aiv.domain.input_records import (
    KINDS,
    PLATFORM_PREFIX,
    InputRecord,
    InputStatus,
    not_measured,
)
from aiv.domain.inputs import authority_depth
from aiv.domain.mention_rates import (
    IntentTally,
    Standing,
    is_stale,
    measure,
)
from aiv.domain.quantiles import Z975
from aiv.domain.rates import Rate, composite_prompt_scores, rate_ci, standard_error

METHOD_VERSION: Final = "panel-inputs-1"
MIN_AIO_QUERIES: Final = 10
MIN_AIO_OBSERVATIONS: Final = 20
LOCAL_MINIMA: Final = ((8, "local questions"), (40, "answers"), (5, "ZIP codes"))
MIN_CITING_ANSWERS: Final = 50
AUTHORITY_MAX_AGE: Final = timedelta(days=28)

UNASKED: Final = {
    "copilot": "Copilot has no public interface that may be asked.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSeries:
    """What was counted for one dealer on the declared series of one platform.

    `included[intent]` counts answers that name the dealer or cite its site; `places` is how many
    ZIP codes the answers came from.
    """

    platform: str
    surface: str
    model: str
    newest_at: datetime
    tallies: tuple[IntentTally, ...]
    named: Mapping[str, int]
    included: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDomains:
    """Independent domains cited, by intent, in answers that name the dealer.

    `by_intent[intent][domain]` counts citations; own, sister and manufacturers' sites are
    already left out. `citing_answers` counts all answers of the panel that carry a citation.
    """

    by_intent: Mapping[str, Mapping[str, int]]
    citing_answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """All declared series of a dealer's market in one window."""

    version: int | None
    window_from: datetime | None
    window_to: datetime | None
    series: tuple[PanelSeries, ...]
    local_series: tuple[PanelSeries, ...]
    local_places: int
    cited: CitedDomains


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelInputs:
    """The records of the panel inputs, and the rate over the assistants that enter AEO (S4)."""

    records: tuple[InputRecord, ...]
    aeo: Rate | None


def measure_panel(panel: Panel, *, now: datetime) -> PanelInputs:
    """Measure every panel input of one dealer; each is a record, measured or not."""
    by_platform = {series.platform: series for series in panel.series}
    platforms = {name: _platform(name, by_platform.get(name), panel, now) for name in PLATFORMS}
    # An assistant that is too old or too thin to enter AEO does not make it look surer either.
    scored = [by_platform[name] for name, record in platforms.items() if record.is_usable]
    return PanelInputs(
        records=(
            *platforms.values(),
            _overview(by_platform.get("ai_overview"), panel, now),
            _local(panel, now),
            _authority(panel, now),
        ),
        aeo=_composite(scored),
    )


def _platform(
    platform: str, series: PanelSeries | None, panel: Panel, now: datetime
) -> InputRecord:
    name = f"{PLATFORM_PREFIX}{platform}"
    if series is None:
        reason = UNASKED.get(platform, "No assistant of this platform was asked here.")
        return not_measured(
            name,
            method_version=METHOD_VERSION,
            reason=reason,
            action="Import answers of this assistant.",
        )
    found = measure(series.tallies, series.named)
    base = _base(name, (series,), panel)
    if found.standing is not Standing.MEASURED or found.rate is None:
        return replace(
            base,
            status=InputStatus.INSUFFICIENT,
            reason=f"Too few to rate: {'; '.join(found.shortfalls)}.",
            action="Ask or import more answers.",
            n_clusters=found.intents,
            n_obs=found.answered,
        )
    return _of_rate(base, found.rate, now)


def _overview(series: PanelSeries | None, panel: Panel, now: datetime) -> InputRecord:
    name = "google_aio_inclusion_rate"
    if series is None:
        return not_measured(name, method_version=METHOD_VERSION)
    kept = [tally for tally in series.tallies if tally.answered]
    shown = sum(tally.answered for tally in kept)
    searches = shown + sum(tally.not_shown for tally in series.tallies)
    # Weighing queries by their observations makes the mean the plain share of S9.
    found = rate_ci(
        [min(1.0, series.included.get(t.intent, 0) / t.answered) for t in kept],
        [t.answered for t in kept],
        [float(t.answered) for t in kept],
    )
    base = _base(name, (series,), panel)
    if len(kept) < MIN_AIO_QUERIES or shown < MIN_AIO_OBSERVATIONS or found is None:
        return replace(
            base,
            status=InputStatus.INSUFFICIENT,
            reason=f"An AI Overview appeared in {shown} of {searches} searches; too few to rate.",
            action=f"Capture at least {MIN_AIO_OBSERVATIONS} overviews of "
            f"{MIN_AIO_QUERIES} questions.",
            n_clusters=len(kept),
            n_obs=shown,
        )
    return _of_rate(base, found, now)


def _local(panel: Panel, now: datetime) -> InputRecord:
    name = "geo_local_rate"
    found = _composite(panel.local_series)
    answers = sum(t.answered for s in panel.local_series for t in s.tallies)
    have = (found.clusters if found else 0, answers, panel.local_places)
    shortfalls = [
        f"{n} of at least {least} {what}"
        for n, (least, what) in zip(have, LOCAL_MINIMA, strict=True)
        if n < least
    ]
    base = _base(name, panel.local_series, panel)
    if found is None or shortfalls:
        return replace(
            base,
            status=InputStatus.INSUFFICIENT if answers else InputStatus.NOT_MEASURED,
            reason=f"Too few to rate: {'; '.join(shortfalls)}.",
            action=KINDS[name].action,
            n_obs=answers,
        )
    return _of_rate(base, found, now)


def _authority(panel: Panel, now: datetime) -> InputRecord:
    name, cited = "authority_depth_index", panel.cited
    base = replace(_base(name, panel.series, panel), n_obs=cited.citing_answers)
    if cited.citing_answers < MIN_CITING_ANSWERS:
        return replace(
            base,
            status=InputStatus.INSUFFICIENT if cited.citing_answers else InputStatus.NOT_MEASURED,
            reason=f"{cited.citing_answers} of at least {MIN_CITING_ANSWERS} answers "
            "carry citations.",
            action=KINDS[name].action,
        )
    if base.measured_at is None or now - base.measured_at > AUTHORITY_MAX_AGE:
        return replace(
            base,
            status=InputStatus.STALE,
            reason="The newest answer is more than 28 days old.",
            action="Ask or import new answers.",
        )
    value, se = _depth(cited.by_intent), _jackknife(cited.by_intent)
    return replace(
        base,
        status=InputStatus.MEASURED,
        value=value,
        se=se,
        lo=None if se is None else max(0.0, value - Z975 * se),
        hi=None if se is None else min(1.0, value + Z975 * se),
        n_clusters=len(cited.by_intent),
    )


def _of_rate(base: InputRecord, rate: Rate, now: datetime) -> InputRecord:
    sampled = replace(base, n_clusters=rate.clusters, n_obs=round(rate.observations))
    if is_stale(base.measured_at, now):
        return replace(
            sampled,
            status=InputStatus.STALE,
            reason="The newest answer is more than 14 days old.",
            action="Ask or import new answers.",
        )
    return replace(
        sampled,
        status=InputStatus.MEASURED,
        value=rate.theta,
        lo=rate.lo,
        hi=rate.hi,
        se=standard_error(rate.theta, rate.n_star),
    )


def _base(name: str, series: Sequence[PanelSeries], panel: Panel) -> InputRecord:
    """Give a record with everything but the value and its status."""
    return InputRecord(
        name=name,
        status=InputStatus.NOT_MEASURED,
        method_version=METHOD_VERSION,
        source=tuple(one.model for one in series if one.model),
        surface=", ".join(dict.fromkeys(one.surface for one in series)),
        panel_version=panel.version,
        window_from=panel.window_from,
        window_to=panel.window_to,
        measured_at=max((one.newest_at for one in series), default=None),
    )


def _composite(series: Sequence[PanelSeries]) -> Rate | None:
    """Estimate the rate over several assistants, each intent one cluster (S4)."""
    cells: dict[str, dict[str, tuple[int, int]]] = {}
    weights: dict[str, float] = {}
    for one in series:
        for tally in one.tallies:
            weights[tally.intent] = tally.weight
            if tally.answered:
                named = min(one.named.get(tally.intent, 0), tally.answered)
                cells.setdefault(tally.intent, {})[one.platform] = (named, tally.answered)
    scores = composite_prompt_scores(
        list(cells.values()), {one.platform: 1 / len(PLATFORMS) for one in series}
    )
    if scores is None:
        return None
    return rate_ci(scores.y, scores.m_eff, [weights[intent] for intent in cells])


def _depth(by_intent: Mapping[str, Mapping[str, int]]) -> float:
    counts: Counter[str] = Counter()
    for domains in by_intent.values():
        counts.update(domains)
    return authority_depth(counts.values()).index


def _jackknife(by_intent: Mapping[str, Mapping[str, int]]) -> float | None:
    """Give the standard error of the depth by leaving out one intent at a time."""
    n = len(by_intent)
    if n < 2:
        return None
    left = [_depth({k: v for k, v in by_intent.items() if k != intent}) for intent in by_intent]
    mean = math.fsum(left) / n
    return math.sqrt((n - 1) / n * math.fsum((value - mean) ** 2 for value in left))
