"""Name the bodies that are read, with the bounds of every number."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from aiv.domain.index import PLATFORMS
from aiv.domain.score.calculation import MappingName
from aiv.domain.score.input_records import PLATFORM_PREFIX

Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)] | UnsetType | None
# The prototype's mappings take modifiers up to 2; the formula itself refuses more than 1.
Modifier: TypeAlias = Annotated[float, Meta(ge=0, le=2)] | UnsetType | None
Percent: TypeAlias = Annotated[float, Meta(ge=0, le=100)] | UnsetType | None
Lift: TypeAlias = Annotated[float, Meta(gt=-1, le=10)] | UnsetType | None
Gross: TypeAlias = Annotated[float, Meta(ge=0, le=1_000_000)] | UnsetType | None
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)] | UnsetType | None
# Python's $ would let one line feed pass at the end.
Slug: TypeAlias = (
    Annotated[str, Meta(pattern=r"^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$(?!\n)")] | UnsetType | None
)
SlugWord: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$(?!\n)")]
PanelName: TypeAlias = (
    Annotated[str, Meta(pattern=r"^(?:market|(?:facts|canary)/[a-z0-9-]{1,64})$(?!\n)")] | UnsetType
)
UuidWord: TypeAlias = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$(?!\n)")
]


class PlatformScores(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The mention rate of each assistant; null or absent means not measured."""

    chatgpt: Share = UNSET
    claude: Share = UNSET
    perplexity: Share = UNSET
    gemini: Share = UNSET
    copilot: Share = UNSET
    grok: Share = UNSET


class CalculationRequest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sixteen inputs of the index; null or absent means not measured."""

    platform_scores: PlatformScores | UnsetType | None = UNSET
    google_aio_inclusion_rate: Share = UNSET
    geo_local_rate: Share = UNSET
    ugc_health_score: Percent = UNSET
    schema_coverage_ratio: Share = UNSET
    semantic_clarity_score: Share = UNSET
    silo_integrity_score: Share = UNSET
    authority_depth_index: Share = UNSET
    temporal_weight: Modifier = UNSET
    entity_confidence: Modifier = UNSET
    crawl_budget_mult: Modifier = UNSET
    inventory_truth_mult: Modifier = UNSET
    ctr_delta: Lift = UNSET
    conversion_delta: Lift = UNSET
    avg_gross_per_unit: Gross = UNSET
    monthly_opportunities: Count = UNSET
    mapping: MappingName | UnsetType = UNSET
    dealer: Slug = UNSET


class ScanRequest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is asked of whom; with the same token a repeat is the same scan."""

    panel: PanelName = UNSET
    assistants: Annotated[list[SlugWord], Meta(min_length=1, max_length=50)] | UnsetType = UNSET
    trials: Annotated[int, Meta(ge=1, le=20)] | UnsetType = UNSET
    organization: UuidWord | UnsetType = UNSET
    token: UuidWord | UnsetType = UNSET


class ScheduleRequest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What of a weekly scan is set; what is left away stays as it is."""

    weekday: Annotated[int, Meta(ge=0, le=6)] | UnsetType = UNSET
    hour: Annotated[int, Meta(ge=0, le=23)] | UnsetType = UNSET
    trials: Annotated[int, Meta(ge=1, le=20)] | UnsetType = UNSET
    spread_hours: Annotated[int, Meta(ge=0, le=160)] | UnsetType = UNSET
    is_adaptive: bool | UnsetType = UNSET
    asks_canary: bool | UnsetType = UNSET
    asks_facts: bool | UnsetType = UNSET
    confirms_changes: bool | UnsetType = UNSET
    organization: UuidWord | UnsetType | None = UNSET
    cap_usd: Annotated[float, Meta(ge=0, le=1_000_000_000)] | UnsetType = UNSET


_NUMBERS = tuple(
    name
    for name in CalculationRequest.__struct_fields__
    if name not in ("platform_scores", "mapping", "dealer")
)


def values_of(wanted: CalculationRequest) -> dict[str, float | None]:
    """Give every input by name, None where the body leaves it out or says null."""
    scores = wanted.platform_scores or PlatformScores()
    values = {name: _number(getattr(wanted, name)) for name in _NUMBERS}
    platforms = {f"{PLATFORM_PREFIX}{name}": _number(getattr(scores, name)) for name in PLATFORMS}
    return {**values, **platforms}


def _number(value: float | UnsetType | None) -> float | None:
    return None if value is UNSET or isinstance(value, UnsetType) else value
