"""Set what the demo's own stores would have measured on their ground, labelled demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.demo.market import GROUP_STORES
from aiv.domain.score.input_records import InputStatus

METHOD_VERSION: Final = "demo-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundInput:
    """One invented input; `se` is on the value's own scale and None where it states none."""

    name: str
    value: float
    se: float | None = None
    lo: float | None = None
    hi: float | None = None
    n_obs: int | None = None
    status: InputStatus = InputStatus.MEASURED


_LANTERN: Final = (
    GroundInput(name="ugc_health_score", value=71.0, se=2.4, lo=66.1, hi=75.4, n_obs=312),
    GroundInput(name="schema_coverage_ratio", value=0.64, n_obs=140),
    GroundInput(name="semantic_clarity_score", value=0.72, se=0.03, lo=0.66, hi=0.78, n_obs=46),
    GroundInput(name="silo_integrity_score", value=0.58, se=0.04, lo=0.5, hi=0.66, n_obs=188),
    GroundInput(name="temporal_weight", value=0.69, se=0.03, lo=0.63, hi=0.75, n_obs=140),
    GroundInput(name="entity_confidence", value=0.93, se=0.02, lo=0.87, hi=0.96, n_obs=88),
    GroundInput(name="crawl_budget_mult", value=0.86, n_obs=140),
    GroundInput(name="inventory_truth_mult", value=0.91, se=0.02, lo=0.86, hi=0.94, n_obs=96),
    GroundInput(name="ctr_delta", value=0.06, se=0.03, lo=0.0, hi=0.12, n_obs=18400),
    GroundInput(name="conversion_delta", value=0.04, se=0.05, lo=-0.05, hi=0.14, n_obs=2100),
    GroundInput(name="avg_gross_per_unit", value=2350.0, status=InputStatus.DECLARED),
    GroundInput(name="monthly_opportunities", value=310.0, status=InputStatus.DECLARED),
)
# The second store has no reviews, no feed and no audit of its texts, so its index is partial.
_BELLWEATHER: Final = (
    GroundInput(name="schema_coverage_ratio", value=0.31, n_obs=62),
    GroundInput(name="silo_integrity_score", value=0.44, se=0.05, lo=0.34, hi=0.54, n_obs=70),
    GroundInput(name="temporal_weight", value=0.52, se=0.04, lo=0.44, hi=0.6, n_obs=62),
    GroundInput(name="crawl_budget_mult", value=0.6, n_obs=62),
)


def inputs_of(dealer: str) -> tuple[GroundInput, ...]:
    """Give the invented inputs of a dealer's slug; rivals have none."""
    return dict(zip(GROUP_STORES, (_LANTERN, _BELLWEATHER), strict=True)).get(dealer, ())
