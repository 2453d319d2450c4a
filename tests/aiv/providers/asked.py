"""Name what the tests of the adapters ask: every surface, a question, a place and a key."""

from __future__ import annotations

from typing import Any

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.asking.places import Place
from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.domain.evidence.answers import Reply
from aiv.providers import asking
from aiv.providers.wire import Wire
from tests.standin import Standin

SURFACES = [(name, each.name) for name, facts in PROVIDERS.items() for each in facts.surfaces]
CHATS = [pair for pair in SURFACES if pair[0] not in ("dataforseo", "serpapi")]
KEYS = {"dataforseo": "shop@dealers.example:canary-secret-9f2"}
KEY = "canary-secret-9f2c41"
HERE = Place(city="Naples", region="FL", zip="34102", lat=26.142, lng=-81.795)
MODELS = {
    (name, each.name): each.model for name, facts in PROVIDERS.items() for each in facts.surfaces
}


def key(provider: str) -> str:
    """Give a key as the provider's look."""
    return KEYS.get(provider, KEY)


def spec(provider: str, surface: str, model: str | None = None, **settings: Any) -> AskSpec:
    """Give an assistant with the model that the catalogue begins with."""
    named = MODELS[provider, surface] or "maker/model-1" if model is None else model
    return AskSpec(provider=provider, model=named, surface=surface, settings=settings)


def question(text: str = "Which Velmar dealer is best?", place: Place | None = HERE) -> Question:
    """Give a question asked from Naples."""
    return Question(text=text, place=place, country="US", time_zone="America/New_York")


async def ask(
    standin: Standin, provider: str, surface: str, text: str = "", *, deadline_s: float = 5.0
) -> Reply:
    """Ask the stand-in; a text such as "#drip" is answered in that way."""
    async with Wire(endpoints=standin.endpoints) as client:
        return await asking.ask(
            spec(provider, surface),
            question(f"Which Velmar dealer is best? {text}".strip()),
            key=key(provider),
            client=client,
            deadline_s=deadline_s,
        )
