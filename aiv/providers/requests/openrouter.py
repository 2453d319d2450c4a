"""Ask models through OpenRouter: for trying things out, never a substitute for their own makers."""

from __future__ import annotations

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft


def chat_completions(spec: AskSpec, question: Question) -> Draft:
    """Offer the router's search tool; only a maker's own engine heeds the place."""
    parameters: dict[str, JSON] = {
        "max_uses": settings.whole(spec, "max_uses", default=5, most=20),
        "search_context_size": settings.choice(
            spec, "search_context_size", settings.SIZES, "medium"
        ),
    }
    if question.place is not None:
        parameters["user_location"] = places.approximate(question)
    if "engine" in spec.settings:
        parameters["engine"] = settings.text(spec, "engine", "")
    body: dict[str, JSON] = {
        "model": settings.model(spec),
        "messages": [{"role": "user", "content": question.text}],
        "tools": [{"type": "openrouter:web_search", "parameters": parameters}],
    }
    most = settings.optional_whole(spec, "max_tokens", most=settings.MOST_TOKENS)
    if most is not None:
        body["max_tokens"] = most
    return Draft(
        path="/api/v1/chat/completions",
        body=body,
        is_location_sent=places.has_names(question),
        api_version="v1",
    )


ADAPTER = Adapter(
    provider="openrouter",
    host="https://openrouter.ai",
    drafters={"chat_completions": chat_completions},
    # The list of models is public; this address is not.
    key_test=Draft(method="GET", path="/api/v1/key"),
)
