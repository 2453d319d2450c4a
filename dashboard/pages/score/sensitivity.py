"""Build the page that shows how the index moves under other choices, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from aiv.domain.bundles.values import BundleMarket
from aiv.domain.score import sensitivity, snapshots
from aiv.domain.score.input_records import InputRecord
from aiv.domain.score.scoring import Scored, score_values
from aiv.domain.score.sensitivity import Ends, Variant
from aiv.domain.sentences import points_text
from aiv.domain.statistics import sobol
from aiv.models import Dealer, Market, Score
from dashboard.pages.evidence import standings
from dashboard.pages.score.score import input_label

WEIGHT_WORDS: Final = {"more": "half as much again", "less": "half as much"}
HALF_WORDS: Final = {"questions": "Half of the questions", "trials": "Half of the trials"}
NONE: Final = "not measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantRow:
    """One other choice with the index it gives and how far that is."""

    label: str
    point: str
    moved: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsRow:
    """One input's interval and the index at its ends."""

    label: str
    interval: str
    at_lo: str
    at_hi: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SobolLine:
    """One input's shares of the formula's spread."""

    label: str
    uniform: str
    realistic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityPage:
    """Everything the page shows; `summary` is empty while the index is not measured."""

    dealer: Dealer
    market: Market
    query: str
    may_edit: bool
    now: datetime
    computed_at: datetime | None
    base: str
    summary: str
    weights: tuple[VariantRow, ...]
    assistants: tuple[VariantRow, ...]
    ends: tuple[EndsRow, ...]
    sobol: tuple[SobolLine, ...]
    halves_url: str
    version: str


def build(
    *, dealer: Dealer, market: Market, score: Score | None, may_edit: bool, now: datetime
) -> SensitivityPage:
    """Lay out what follows from the stored score alone."""
    records = snapshots.records_of(score.snapshot) if score else ()
    scored = _scored(records)
    weights = sensitivity.other_weights(scored) if score else ()
    assistants = sensitivity.without_assistants(records)
    ends = sensitivity.interval_ends(records)
    query = standings.address("", market=market.slug)
    return SensitivityPage(
        dealer=dealer,
        market=market,
        query=query,
        may_edit=may_edit,
        now=now,
        computed_at=score.computed_at if score else None,
        base=_base(score),
        summary=_summary(score, (*weights, *assistants), ends),
        weights=tuple(_weight_row(each, scored.point) for each in weights),
        assistants=tuple(
            _row(each, scored.point, label=f"Without {input_label(each.name)}")
            for each in assistants
        ),
        ends=tuple(_ends_row(each) for each in ends),
        sobol=tuple(_sobol_line(each) for each in sobol.TABLE),
        halves_url=reverse("dashboard:sensitivity_halves", args=[dealer.slug]) + query,
        version=sensitivity.METHOD_VERSION,
    )


def halves(score: Score, market: BundleMarket) -> tuple[VariantRow, ...]:
    """Lay out the index of each half of the answers."""
    records = snapshots.records_of(score.snapshot)
    return tuple(
        _row(each, score.aiv, label=f"{HALF_WORDS[each.name]}, {each.detail}")
        for each in sensitivity.halves(market, records)
    )


def _scored(records: Sequence[InputRecord]) -> Scored:
    return score_values({each.name: each.value for each in records if each.is_usable}, se={})


def _base(score: Score | None) -> str:
    if score is None or score.aiv is None:
        return NONE
    if score.aiv_lo is None or score.aiv_hi is None:
        return f"{points_text(score.aiv)} of 100"
    interval = f"{points_text(score.aiv_lo)} to {points_text(score.aiv_hi)}"
    return f"{points_text(score.aiv)} of 100 ({interval})"


def _summary(score: Score | None, variants: Sequence[Variant], ends: Sequence[Ends]) -> str:
    if score is None or score.aiv is None:
        return ""
    points = [each.point for each in variants]
    points += [point for each in ends for point in (each.at_lo, each.at_hi)]
    found = sensitivity.spread(points)
    if found is None:
        return ""
    return (
        f"AIV is {_base(score)}. Over the {len(points)} other choices below it runs from "
        f"{points_text(found[0])} to {points_text(found[1])}."
    )


def _weight_row(each: Variant, base: float | None) -> VariantRow:
    if each.name == "equal":
        return _row(each, base, label="All pillars weigh the same")
    return _row(each, base, label=f"{input_label(each.name)} weighs {WEIGHT_WORDS[each.detail]}")


def _row(each: Variant, base: float | None, *, label: str) -> VariantRow:
    if each.point is None:
        return VariantRow(label=label, point=NONE, moved="", note=each.reason)
    moved = "" if base is None else f"{(each.point - base) * 100:+.1f}".replace("-", "−")
    is_part = each.status == "PARTIAL"
    return VariantRow(
        label=label,
        point=points_text(each.point),
        moved=moved,
        note="partial: not comparable" if is_part else "",
    )


def _ends_row(each: Ends) -> EndsRow:
    scale = 1.0 if each.name == "ugc_health_score" else 100.0
    lo, hi = each.lo * scale, each.hi * scale
    return EndsRow(
        label=input_label(each.name),
        interval=f"{each.value * scale:.1f} ({lo:.1f} to {hi:.1f})",
        at_lo=points_text(each.at_lo) if each.at_lo is not None else NONE,
        at_hi=points_text(each.at_hi) if each.at_hi is not None else NONE,
        width=f"{each.width * 100:.1f}",
    )


def _sobol_line(row: sobol.SobolRow) -> SobolLine:
    return SobolLine(
        label=input_label(row.name),
        uniform=" / ".join(map(_share, row.uniform)),
        realistic=" / ".join(map(_share, row.realistic)),
    )


def _share(value: float) -> str:
    """Give two decimals, and three to what would else be nothing."""
    return f"{value:.3f}" if 0.0 < value < 0.005 else f"{value:.2f}"
