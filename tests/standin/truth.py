"""Know the truth: which dealer is named how often, so that what is measured can be judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Final

from aiv.domain import demo
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.demo import pages
from aiv.domain.demo.market import DEALERS, Store
from aiv.domain.demo.texts import Script as Words
from aiv.domain.demo.texts import written
from aiv.domain.demo.truth import READINESS

MARKET_SLUG: Final = "standin-harbor-velmar"
# A panel's department where a question is none of the panel's.
FIRST_DEPARTMENT: Final = "new"
# Who is played where a provider has no platform of its own among those of the demo.
PLAYED_BY: Final = {"copilot": "chatgpt", "ai_mode": "ai_overview", None: "chatgpt"}


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an answer, the dealers it puts forward and the pages it cites."""

    text: str
    named: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def platform_of(provider: str, surface: str) -> str:
    """Give the platform whose rates an answer follows."""
    found = {each.name: each.platform for each in PROVIDERS[provider].surfaces}.get(surface)
    return PLAYED_BY.get(found, found or "chatgpt")


def true_rate(
    rates: Mapping[str, Mapping[str, float]], dealer: str, *, department: str, platform: str
) -> float:
    """Give the share of a platform's answers about a department that name the dealer."""
    own = rates[dealer]
    return min(1.0, own.get(department, own[FIRST_DEPARTMENT]) * READINESS[platform])


def department_of(prompt: str) -> str:
    """Give the department of a question of the panel, without what an adapter adds to it."""
    return _departments().get(prompt.partition("\n\n(")[0].strip(), FIRST_DEPARTMENT)


def say(
    rates: Mapping[str, Mapping[str, float]], prompt: str, *, platform: str, rng: Random
) -> Said:
    """Answer a question: each dealer is named with its true rate, independently of the others."""
    department = department_of(prompt)
    named = [
        store
        for store in DEALERS
        if store.slug in rates
        and rng.random() < true_rate(rates, store.slug, department=department, platform=platform)
    ]
    rng.shuffle(named)
    text = written(Words(department=department, named=tuple(named), warned=None), rng)
    return Said(text, tuple(store.slug for store in named), _links(platform, text, named, rng))


def _links(platform: str, text: str, named: list[Store], rng: Random) -> tuple[Any, ...]:
    found = pages.cite(platform, text, named, rng)
    return tuple(dict.fromkeys((page.url, page.title) for page in found))


@cache
def _departments() -> dict[str, str]:
    intents: Any = demo.document()["intents"]
    return {wording: intent["department"] for intent in intents for wording in intent["wordings"]}


def document() -> dict[str, object]:
    """Give the market of the truth, asked of live assistants, as `load_market` reads it."""
    market: Any = demo.document()
    market["market"] |= {"slug": MARKET_SLUG, "name": "Velmar, Demo Harbor ME (rehearsal)"}
    market["assistants"] = [
        {
            "slug": f"standin-{facts.name}-{surface.name}".replace("_", "-"),
            "platform": surface.platform,
            "provider": facts.name,
            "model": surface.model,
            "surface": surface.name,
            "access": surface.access,
            "settings": {},
        }
        for facts, surface in _asked()
    ]
    return dict(market)


def _asked() -> list[tuple[Any, Any]]:
    """Give one surface a platform: the first that is listed."""
    first = {
        surface.platform: (facts, surface)
        for facts in reversed(PROVIDERS.values())
        for surface in reversed(facts.surfaces)
        if surface.platform and not facts.needs_terms
    }
    return list(reversed(first.values()))
