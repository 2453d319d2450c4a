"""Measure the inputs that come from a market's answers (measurement.md section 3, S2, S4, S9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from aiv.domain.evidence.cited_domains import CitedDomains
from aiv.domain.index import PLATFORMS
from aiv.domain.score.input_records import (
    AUTHORITY,
    KINDS,
    LOCAL,
    PLATFORM_PREFIX,
    InputRecord,
    InputStatus,
    not_measured,
)
from aiv.domain.statistics.common_intents import Sample, correlations
from aiv.domain.statistics.mention_rates import (
    IntentTally,
    Standing,
    is_stale,
    measure,
)
from aiv.domain.statistics.quantiles import Z975
from aiv.domain.statistics.rates import Rate, composite_prompt_scores, rate_ci, standard_error

METHOD_VERSION: Final = "panel-inputs-1"
MIN_AIO_QUERIES: Final = 10
MIN_AIO_OBSERVATIONS: Final = 20
LOCAL_MINIMA: Final = ((8, "local questions"), (40, "answers"), (5, "ZIP codes"))
MIN_CITING_ANSWERS: Final = 50
AUTHORITY_MAX_AGE: Final = timedelta(days=28)

UNASKED: Final = {
    "copilot": "Copilot has no public interface that may be asked.",
}
COPY: Final = "Copy answers of this assistant by hand, or import them."
SCAN: Final = "Have the assistant asked in a scan, or import its answers."


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
    """The records of the panel inputs, the rate over the assistants that enter AEO (S4), and how
    the inputs' errors move together (S8)."""

    records: tuple[InputRecord, ...]
    aeo: Rate | None
    correlations: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Composite:
    """A rate over several assistants, and the shares by intent it is made of."""

    rate: Rate | None = None
    sample: Sample = field(default_factory=dict)


def measure_panel(panel: Panel, *, now: datetime) -> PanelInputs:
    """Measure every panel input of one dealer; each is a record, measured or not."""
    by_platform = {series.platform: series for series in panel.series}
    platforms = {name: _platform(name, by_platform.get(name), panel, now) for name in PLATFORMS}
    # An assistant that is too old or too thin to enter AEO does not make it look surer either.
    scored = [by_platform[name] for name, record in platforms.items() if record.is_usable]
    aeo, overview = _composite(scored), by_platform.get("ai_overview")
    samples = {
        "AEO": aeo.sample,
        "GEO": _included(overview) if overview else {},
        "GeoLocal": _composite(panel.local_series).sample,
    }
    return PanelInputs(
        records=(
            *platforms.values(),
            _overview(overview, panel, now),
            _local(panel, now),
            _authority(panel, now),
        ),
        aeo=aeo.rate,
        correlations=correlations(samples),
    )


def _platform(
    platform: str, series: PanelSeries | None, panel: Panel, now: datetime
) -> InputRecord:
    name = f"{PLATFORM_PREFIX}{platform}"
    if series is None:
        return not_measured(
            name,
            method_version=METHOD_VERSION,
            reason=UNASKED.get(platform, "No assistant of this platform was asked here."),
            action=COPY if platform in UNASKED else SCAN,
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
    kept = _included(series).values()
    observations = [round(weight) for _, weight in kept]
    shown = sum(observations)
    searches = shown + sum(tally.not_shown for tally in series.tallies)
    found = rate_ci([share for share, _ in kept], observations, [weight for _, weight in kept])
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


def _included(series: PanelSeries) -> Sample:
    """Give the share of overviews that include the dealer by query, weighed by observations.

    That weight makes the mean the plain share of S9.
    """
    return {
        tally.intent: (
            min(1.0, series.included.get(tally.intent, 0) / tally.answered),
            float(tally.answered),
        )
        for tally in series.tallies
        if tally.answered
    }


def _local(panel: Panel, now: datetime) -> InputRecord:
    name = LOCAL
    found = _composite(panel.local_series).rate
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
    return replace(_of_rate(base, found, now), n_obs=answers)


def _authority(panel: Panel, now: datetime) -> InputRecord:
    name, cited = AUTHORITY, panel.cited
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
    value, se = cited.depth, cited.standard_error
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


def _composite(series: Sequence[PanelSeries]) -> _Composite:
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
        return _Composite()
    shares = zip(cells, scores.y, strict=True)
    return _Composite(
        rate=rate_ci(scores.y, scores.m_eff, [weights[intent] for intent in cells]),
        sample={name: (share, weights[name]) for name, share in shares if share is not None},
    )
