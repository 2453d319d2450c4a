"""Hold what a market's document says, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiv.domain.markets.panels import PanelIntent


@dataclass(frozen=True, slots=True)
class CentroidLine:
    """One point of a market's area."""

    zip: str
    lat: float
    lng: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketLine:
    """A make, or "used", and a place."""

    slug: str
    name: str
    make: str
    city: str
    region: str
    country: str
    time_zone: str
    centroids: tuple[CentroidLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealerLine:
    """A rooftop's public record; an empty text is unknown."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    website: str
    phone: str
    street: str
    city: str
    region: str
    postal_code: str
    makes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantLine:
    """An assistant as it is asked."""

    slug: str
    platform: str
    provider: str
    model: str
    surface: str
    access: str
    settings: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketFile:
    """Everything one document says."""

    market: MarketLine
    dealers: tuple[DealerLine, ...]
    intents: tuple[PanelIntent, ...]
    assistants: tuple[AssistantLine, ...]
