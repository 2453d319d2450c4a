"""Read what the installation has of each provider: key, terms, pace, and who is asked there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from aiv.models import AcceptedTerms, Assistant, Platform, ProviderKey, ProviderPace


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAssistant:
    """An assistant as it is asked, and in how many markets it stands."""

    slug: str
    platform: str
    provider: str
    model: str
    surface: str
    sends_place: bool
    markets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that stands in rows, by the provider's name."""

    keys: Mapping[str, ProviderKey]
    terms: Mapping[str, AcceptedTerms]
    paces: Mapping[str, ProviderPace]
    assistants: Mapping[str, tuple[AskedAssistant, ...]]


def known() -> Known:
    """Give it in four queries, however many providers and assistants there are."""
    keys = ProviderKey.objects.filter(forgotten_at=None).select_related("entered_by")
    terms = AcceptedTerms.objects.filter(withdrawn_at=None).select_related("accepted_by")
    return Known(
        keys={row.provider: row for row in keys.defer("sealed")},
        terms={row.provider: row for row in terms},
        paces={row.provider: row for row in ProviderPace.objects.all()},
        assistants=_assistants(),
    )


def has_key() -> bool:
    """Say whether a key of any provider was entered or set."""
    return any(settings.PROVIDER_KEYS.values()) or (
        ProviderKey.objects.filter(forgotten_at=None).exists()
    )


def _assistants() -> dict[str, tuple[AskedAssistant, ...]]:
    found: dict[str, list[AskedAssistant]] = defaultdict(list)
    for row in Assistant.objects.annotate(n_markets=Count("market_assistants")):
        found[row.provider].append(_asked(row, row.n_markets))
    return {provider: tuple(rows) for provider, rows in found.items()}


def _asked(row: Assistant, markets: int) -> AskedAssistant:
    return AskedAssistant(
        slug=row.slug,
        platform=Platform(row.platform).label,
        provider=row.provider,
        model=row.model,
        surface=row.surface,
        sends_place=str(row.settings.get("sends_place", "")).lower() != "no",
        markets=markets,
    )
