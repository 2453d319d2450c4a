"""Hold one measured input of the index: a value with its sample, or the reason there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class InputStatus(StrEnum):
    """Say whether a value may enter a formula; only measured and declared ones may."""

    MEASURED = "measured"
    DECLARED = "declared"
    INSUFFICIENT = "insufficient"
    STALE = "stale"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"


USABLE: Final = frozenset({InputStatus.MEASURED, InputStatus.DECLARED})


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRecord:
    """One input (measurement.md section 3): `value` is None unless measured or declared.

    Shares are 0..1, ugc_health_score 0..100, lifts relative, money in dollars, counts a month.
    `se` is the standard error on the value's own scale; `reason` and `action` stand where there
    is no value.
    """

    name: str
    status: InputStatus
    method_version: str
    value: float | None = None
    lo: float | None = None
    hi: float | None = None
    se: float | None = None
    n_clusters: int | None = None
    n_obs: int | None = None
    reason: str = ""
    action: str = ""
    source: tuple[str, ...] = ()
    surface: str = ""
    panel_version: int | None = None
    window_from: datetime | None = None
    window_to: datetime | None = None
    measured_at: datetime | None = None

    @property
    def is_usable(self) -> bool:
        """Tell whether the value may enter a formula."""
        return self.status in USABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class InputKind:
    """What an input is called, where it comes from, and what to say while it is missing."""

    label: str
    origin: str
    reason: str
    action: str


PLATFORM_PREFIX: Final = "platform_scores."
LOCAL: Final = "geo_local_rate"
AUTHORITY: Final = "authority_depth_index"
_SITE: Final = "The dealer's own site was not audited yet."
_AUDIT: Final = "Audit the site."

KINDS: Final[dict[str, InputKind]] = {
    "google_aio_inclusion_rate": InputKind(
        label="In Google's AI Overviews",
        origin="captured result pages of the market's questions",
        reason="No AI Overview was captured for this market.",
        action="Import or capture AI Overviews of the market's questions.",
    ),
    "geo_local_rate": InputKind(
        label="Named for local questions",
        origin="local questions asked from at least five ZIP codes of the market",
        reason="Local questions were not asked from enough places.",
        action="Ask the local questions from at least five ZIP codes.",
    ),
    "authority_depth_index": InputKind(
        label="Independent sources",
        origin="domains cited in answers that name the dealer",
        reason="Fewer than 50 answers carry citations.",
        action="Ask or import more answers with citations.",
    ),
    "ugc_health_score": InputKind(
        label="Reviews",
        origin="imported reviews",
        reason="No reviews were imported yet.",
        action="Import reviews.",
    ),
    "schema_coverage_ratio": InputKind(
        label="Structured data", origin="own site", reason=_SITE, action=_AUDIT
    ),
    "semantic_clarity_score": InputKind(
        label="Clear pages", origin="own site", reason=_SITE, action=_AUDIT
    ),
    "silo_integrity_score": InputKind(
        label="Topical links", origin="own site", reason=_SITE, action=_AUDIT
    ),
    "temporal_weight": InputKind(
        label="Fresh pages", origin="own site", reason=_SITE, action=_AUDIT
    ),
    "entity_confidence": InputKind(
        label="Facts agree",
        origin="answers, own site and listings against the verified record",
        reason="What assistants and pages state was not compared with the record yet.",
        action="Verify the dealer's facts and audit the site.",
    ),
    "crawl_budget_mult": InputKind(
        label="Open to assistants' crawlers", origin="own site", reason=_SITE, action=_AUDIT
    ),
    "inventory_truth_mult": InputKind(
        label="Inventory agrees",
        origin="inventory feed against the site",
        reason="The inventory feed is not connected.",
        action="Connect the inventory feed.",
    ),
    "ctr_delta": InputKind(
        label="Click lift",
        origin="A/B results",
        reason="No A/B results were imported.",
        action="Import the counts of an A/B test.",
    ),
    "conversion_delta": InputKind(
        label="Conversion lift",
        origin="A/B results",
        reason="No A/B results were imported.",
        action="Import the counts of an A/B test.",
    ),
    "avg_gross_per_unit": InputKind(
        label="Gross per unit",
        origin="declared by a person",
        reason="Nobody declared the gross per unit.",
        action="Declare it with today's date.",
    ),
    "monthly_opportunities": InputKind(
        label="Opportunities a month",
        origin="declared by a person",
        reason="Nobody declared the opportunities a month.",
        action="Declare them with today's date.",
    ),
}


def not_measured(
    name: str, *, method_version: str, reason: str = "", action: str = ""
) -> InputRecord:
    """Give the record of an input without a measurement, with why and what would measure it."""
    kind = KINDS.get(name)
    return InputRecord(
        name=name,
        status=InputStatus.NOT_MEASURED,
        method_version=method_version,
        reason=reason or (kind.reason if kind else ""),
        action=action or (kind.action if kind else ""),
    )
