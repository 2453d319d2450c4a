"""Lay out the parts of the index and their inputs, each with its sample, age and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from aiv.domain.score.anatomy import Part
from aiv.domain.score.input_records import (
    AUTHORITY,
    KINDS,
    PLATFORM_PREFIX,
    InputRecord,
    InputStatus,
)
from aiv.models import Dealer, Evidence, Market
from dashboard.figures import Figure, plural
from dashboard.pages.evidence import standings
from dashboard.pages.score.score import ScorePage, input_label

TITLES: Final = {
    "core": ("Pillars", "What shoppers and assistants find. They add up, by weight."),
    "sel": ("Selection scores", "How easily a page is chosen. They lift the index by up to 25 %."),
    "mods": ("Modifiers", "What holds everything back. They multiply, so a 0 here is a 0 overall."),
}
STATUS_WORDS: Final = {
    InputStatus.MEASURED: "measured",
    InputStatus.DECLARED: "declared",
    InputStatus.INSUFFICIENT: "too few to rate",
    InputStatus.STALE: "too old",
    InputStatus.NOT_APPLICABLE: "does not apply",
    InputStatus.NOT_MEASURED: "not measured",
}
HUNDREDTHS: Final = ("ugc_health_score",)
"""Inputs counted 0..100, which the page reads as shares like the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One part or input as it was measured, with its sample, age and evidence.

    `depth` is 1 for an input that stands below the part it belongs to.
    """

    label: str
    code: str
    depth: int
    weight: str
    figure: Figure
    status: str
    is_usable: bool
    sample: str
    origin: str
    measured_at: datetime | None
    reason: str
    action: str
    evidence_url: str
    evidence_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRows:
    """One block of the index."""

    title: str
    note: str
    rows: tuple[Row, ...]


def build(
    score: ScorePage, evidence: Mapping[str, Sequence[Evidence]], dealer: Dealer, market: Market
) -> tuple[BlockRows, ...]:
    """Lay out the three blocks."""
    links = _Links(evidence=evidence, dealer=dealer, market=market)
    return tuple(
        BlockRows(title=title, note=note, rows=tuple(_rows(score.parts, block, links)))
        for block, (title, note) in TITLES.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    """Make the address of the answers behind an input."""

    evidence: Mapping[str, Sequence[Evidence]]
    dealer: Dealer
    market: Market

    def of(self, record: InputRecord) -> tuple[str, str]:
        rows = self.evidence.get(record.name, ())
        if not rows:
            return "", ""
        url = standings.address(
            reverse("dashboard:evidence", args=[self.dealer.slug]),
            market=self.market.slug,
            counted=str(rows[0].score_input_id),
        )
        # Of an assistant's answers only those with citations tell of sources.
        is_part = record.name == AUTHORITY and record.n_obs is not None
        answers = record.n_obs if is_part else sum(row.answers for row in rows)
        return url, plural(answers or 0, "answer")


def _rows(parts: Iterable[Part], block: str, links: _Links) -> Iterable[Row]:
    """Give each part; one made of several inputs is followed by them."""
    for part in parts:
        if part.kind.block != block:
            continue
        if len(part.records) == 1:
            yield replace(_input(part.records[0], links), **_heading(part), depth=0)
            continue
        yield _of_several(part)
        yield from (replace(_input(record, links), depth=1) for record in part.records)


def _heading(part: Part) -> dict[str, Any]:
    weight = part.kind.weight
    return {
        "label": part.kind.label,
        "code": part.kind.name,
        "weight": "" if weight is None else f"{weight:.2f}",
    }


def _of_several(part: Part) -> Row:
    known = sum(record.is_usable for record in part.records)
    status = "measured" if part.is_measured else "not measured"
    return Row(
        **_heading(part),
        depth=0,
        figure=Figure(part.kind.label, part.value, part.lo, part.hi),
        status=status,
        is_usable=part.is_measured,
        sample=f"from {known} of {len(part.records)} inputs",
        origin="",
        measured_at=min((r.measured_at for r in part.records if r.measured_at), default=None),
        reason="" if part.is_measured else "Too few of its inputs are measured.",
        action="",
        evidence_url="",
        evidence_label="",
    )


def _input(record: InputRecord, links: _Links) -> Row:
    scale = 0.01 if record.name in HUNDREDTHS else 1.0
    point, lo, hi = (_scaled(each, scale) for each in (record.value, record.lo, record.hi))
    label, (url, answers) = input_label(record.name), links.of(record)
    return Row(
        label=label,
        code="",
        depth=1,
        weight="",
        figure=Figure(label, point, lo, hi),
        status=STATUS_WORDS[record.status],
        is_usable=record.is_usable,
        sample=sample_text(record),
        origin=_origin(record),
        measured_at=record.measured_at,
        reason=record.reason,
        action=record.action,
        evidence_url=url,
        evidence_label=answers,
    )


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def sample_text(record: InputRecord) -> str:
    """Say what a value rests on: answers and questions, or a count; empty where none is known."""
    if record.n_obs is None:
        return ""
    is_panel = record.panel_version is not None
    of = plural(record.n_obs, "answer") if is_panel else f"n = {record.n_obs:,}"
    if record.n_clusters is None or not is_panel:
        return of
    return f"{of} to {plural(record.n_clusters, 'question')}"


def _origin(record: InputRecord) -> str:
    if record.name.startswith(PLATFORM_PREFIX) or not record.source:
        return ", ".join(record.source)
    return KINDS[record.name].origin
