"""Hold what a bundle says of one market, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleIntent:
    """One question of the panel, as far as it enters a rate."""

    slug: str
    department: str
    is_local: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSeries:
    """One assistant that was asked, and whether it feeds the index.

    `lost` counts, by intent, the calls that brought no answer.
    """

    assistant: str
    platform: str
    model: str
    surface: str
    is_declared: bool
    lost: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleAnswer:
    """One answer, as far as it enters a rate; `domains` has one entry a citation."""

    key: str
    intent: str
    assistant: str
    surface: str
    asked_at: datetime
    status: str
    served: str
    zip: str
    domains: tuple[str, ...]
    is_own_site_cited: bool
    is_named: bool
    trial: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMarket:
    """Everything of one market: the stored score and what it is computed from."""

    dealer: str
    market: str
    computed_at: datetime
    snapshot: Mapping[str, Any]
    panel_version: int
    intents: Mapping[str, BundleIntent]
    series: Mapping[str, BundleSeries]
    excluded_hosts: frozenset[str]
    answers: tuple[BundleAnswer, ...]
