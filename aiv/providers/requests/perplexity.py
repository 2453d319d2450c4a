"""Ask Perplexity through its Agent interface; the Sonar chat was retired in September 2026."""

from __future__ import annotations

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft


def agent(spec: AskSpec, question: Question) -> Draft:
    """Pin the model: a preset is answered by whichever model Perplexity picks that day."""
    tool: dict[str, JSON] = {"type": "web_search"}
    if location := places.pinned(question):
        tool["user_location"] = location
    body: dict[str, JSON] = {
        "model": settings.model(spec),
        "input": question.text,
        "store": False,
        "tools": [tool],
    }
    most = settings.optional_whole(spec, "max_output_tokens", most=settings.MOST_TOKENS)
    if most is not None:
        body["max_output_tokens"] = most
    return Draft(
        path="/v1/agent",
        body=body,
        is_location_sent=places.has_names(question) or places.has_point(question),
        api_version="v1",
    )


ADAPTER = Adapter(
    provider="perplexity",
    host="https://api.perplexity.ai",
    drafters={"agent": agent},
    # No free call is known that asks for the key; one word without a search costs next to nothing.
    key_test=Draft(
        path="/v1/agent",
        body={
            "model": "perplexity/sonar",
            "input": "Reply with: ready",
            "store": False,
            "max_output_tokens": 16,
        },
    ),
)
