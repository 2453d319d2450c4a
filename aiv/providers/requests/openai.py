"""Ask OpenAI's models through the Responses interface, with web search on offer."""

from __future__ import annotations

from typing import Final

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft

SOURCES: Final = "web_search_call.action.sources"


def responses(spec: AskSpec, question: Question) -> Draft:
    """Offer the search and do not force it: whether the model searches is a finding."""
    body: dict[str, JSON] = {
        "model": settings.model(spec),
        "input": question.text,
        "store": False,
        "include": [SOURCES],
        "tools": [search_tool(spec, question)],
    }
    body |= limits(spec)
    return Draft(
        path="/v1/responses",
        body=body,
        is_location_sent=places.has_names(question),
        api_version="v1",
    )


def search_tool(spec: AskSpec, question: Question) -> dict[str, JSON]:
    """Give the tool; a location left out would mean the United States, so it never is."""
    return {
        "type": "web_search",
        "search_context_size": settings.choice(
            spec, "search_context_size", settings.SIZES, "medium"
        ),
        "user_location": places.approximate(question),
    }


def limits(spec: AskSpec) -> dict[str, JSON]:
    """Give what an assistant's settings limit; nothing is limited that they leave out."""
    most = settings.optional_whole(spec, "max_output_tokens", most=settings.MOST_TOKENS)
    effort = settings.optional_choice(spec, "reasoning_effort", settings.EFFORTS)
    given: dict[str, JSON] = {} if most is None else {"max_output_tokens": most}
    return given if effort is None else {**given, "reasoning": {"effort": effort}}


ADAPTER = Adapter(
    provider="openai",
    host="https://api.openai.com",
    drafters={"responses": responses},
    key_test=Draft(method="GET", path="/v1/models"),
)
