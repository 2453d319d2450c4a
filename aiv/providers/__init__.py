"""Turn the stored body of any provider into one Reply: pure, and never failing on a body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answers import JSON, Reply
from aiv.providers import (
    anthropic,
    dataforseo,
    gemini,
    openai,
    openrouter,
    perplexity,
    serpapi,
    xai,
)
from aiv.providers.origin import Origin
from aiv.providers.reading import Normaliser

NORMALISERS: dict[str, Normaliser] = {
    module.NORMALISER.provider: module.NORMALISER
    for module in (openai, anthropic, gemini, perplexity, xai, openrouter, dataforseo, serpapi)
}
# Stands beside every answer: raise it when a body would be read differently than before.
VERSION = "normaliser-1"
ALIASES = {"google": "gemini"}
GOOGLE_AI_OVERVIEW = "google_ai_overview"
PROVIDERS = (*NORMALISERS, *ALIASES, GOOGLE_AI_OVERVIEW)
SURFACES = tuple(dict.fromkeys(chain.from_iterable(one.surfaces for one in NORMALISERS.values())))


def normalise(
    provider: str,
    bodies: Sequence[JSON],
    *,
    surface: str | None = None,
    status: int = 200,
) -> Reply:
    """Read one body, or the parts of one paused turn, into a Reply.

    `status` is the HTTP status of the call. Without a surface the content decides. A body of no
    known shape gives status "error" of type "unsupported"; only an unknown provider raises.
    """
    normaliser = NORMALISERS[_name(provider, bodies)]
    whole = bodies[0] if len(bodies) == 1 else list(bodies)
    origin = Origin(normaliser, surface=surface, status=status, raw_body=whole)
    records = [body for body in bodies if isinstance(body, dict)]
    if not records or len(records) < len(bodies):
        return origin.unreadable("the body is not a JSON object")
    for record in records:
        if error := normaliser.failure_of(record, status):
            return origin.failed(error, record)
    if len(records) == 1:
        return origin.read(records[0])
    if normaliser.join is None:
        return origin.unreadable("this provider has no paused turns: give one body at a time")
    return origin.read(normaliser.join(records))


def _name(provider: str, bodies: Sequence[JSON]) -> str:
    if provider == GOOGLE_AI_OVERVIEW:
        is_envelope = any(isinstance(body, dict) and "status_code" in body for body in bodies)
        return "dataforseo" if is_envelope else "serpapi"
    name = ALIASES.get(provider, provider)
    if name not in NORMALISERS:
        raise InvalidInput(
            "provider", f"{provider!r} is unknown; use one of {', '.join(PROVIDERS)}"
        )
    return name
