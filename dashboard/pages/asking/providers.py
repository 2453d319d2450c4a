"""Build the operators' page of providers: a card for each, and what nobody may ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from aiv.domain.asking import call_prices, model_prices, provider_catalogue
from aiv.domain.asking.provider_catalogue import PROVIDERS, UNMEASURED, ProviderFacts, Unmeasured
from aiv.models import ProviderBreaker, ProviderPace
from aiv.selectors.asking.providers import Known
from dashboard.pages.asking import provider_words as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One provider as an operator needs it; `off` says why it is not asked, if it is not."""

    name: str
    title: str
    note: str
    off: str
    key: words.KeyWords
    terms: words.TermsWords | None
    rest: words.RestWords | None
    pace: ProviderPace | None
    limits: str
    offers: str
    cost: str
    place: str
    assistants: tuple[words.AssistantWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvidersPage:
    """Everything the page shows."""

    cards: tuple[Card, ...]
    unmeasured: tuple[Unmeasured, ...]
    prices_as_of: str
    prices_source: str
    calls_as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands in no row: keys of the environment, keys that cannot be opened, breakers."""

    in_environment: Collection[str]
    unreadable: Collection[str]
    breakers: Mapping[str, ProviderBreaker]


def build(known: Known, standing: Standing, *, now: datetime) -> ProvidersPage:
    """Lay out the page."""
    return ProvidersPage(
        cards=tuple(_card(facts, known, standing, now) for facts in PROVIDERS.values()),
        unmeasured=UNMEASURED,
        prices_as_of=model_prices.VERSION,
        prices_source=model_prices.SOURCE,
        calls_as_of=call_prices.AS_OF,
    )


def _card(facts: ProviderFacts, known: Known, standing: Standing, now: datetime) -> Card:
    name = facts.name
    key = words.key(
        facts,
        known.keys.get(name),
        is_readable=name not in standing.unreadable,
        is_in_environment=name in standing.in_environment,
    )
    return Card(
        name=name,
        title=facts.title,
        note=facts.note,
        off=provider_catalogue.switched_off(name, are_terms_accepted=name in known.terms),
        key=key,
        terms=words.terms(facts, known.terms.get(name)),
        rest=words.rest(standing.breakers.get(name), now=now),
        pace=known.paces.get(name),
        limits=words.limits(facts, known.paces.get(name)),
        offers="; ".join(surface.title for surface in facts.surfaces),
        cost=f"{words.call_range(name)}; the bill goes by {facts.cost_known_by}",
        place=facts.place,
        assistants=tuple(
            words.assistant(asked, facts, today=now.date())
            for asked in known.assistants.get(name, ())
        ),
    )
