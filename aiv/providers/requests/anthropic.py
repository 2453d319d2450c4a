"""Ask Anthropic's models through the Messages interface, and resume their paused turns."""

from __future__ import annotations

from typing import Final

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.evidence.answers import JSON
from aiv.providers.digging import Body
from aiv.providers.requests import places, settings
from aiv.providers.requests.drafts import Adapter, Draft, Signature

# Every recorded answer came under this version, so it is the one whose bodies we know to read.
VERSION: Final = "2023-06-01"
TOOL: Final = "web_search_20260318"


def messages(spec: AskSpec, question: Question) -> Draft:
    """Offer the search to the model directly: full results come back, with their citations."""
    body: dict[str, JSON] = {
        "model": settings.model(spec),
        "max_tokens": settings.whole(spec, "max_tokens", default=2048, most=settings.MOST_TOKENS),
        "messages": [{"role": "user", "content": question.text}],
        "tools": [_search_tool(spec, question)],
    }
    version = settings.version(spec, "api_version", VERSION)
    return Draft(
        path="/v1/messages",
        headers={"anthropic-version": version},
        body=body,
        is_location_sent=places.has_names(question),
        api_version=version,
    )


def _search_tool(spec: AskSpec, question: Question) -> dict[str, JSON]:
    tool: dict[str, JSON] = {
        "type": settings.text(spec, "search_tool", TOOL),
        "name": "web_search",
        "max_uses": settings.whole(spec, "max_uses", default=5, most=20),
        "allowed_callers": ["direct"],
    }
    if question.place is not None:
        tool["user_location"] = places.approximate(question)
    return tool


def resumed(draft: Draft, body: Body) -> Draft | None:
    """Send back what a paused turn said so far, so that the model finishes it."""
    asked = draft.body
    if body.get("stop_reason") != "pause_turn" or not isinstance(asked, dict):
        return None
    said = {"role": "assistant", "content": body.get("content")}
    return Draft(
        path=draft.path,
        headers=draft.headers,
        body={**asked, "messages": [*asked["messages"], said]},
        is_location_sent=draft.is_location_sent,
        api_version=draft.api_version,
    )


def sign(key: str) -> Signature:
    """Sign as the documentation of the interface says."""
    return Signature(headers={"x-api-key": key})


ADAPTER = Adapter(
    provider="anthropic",
    host="https://api.anthropic.com",
    drafters={"messages": messages},
    key_test=Draft(method="GET", path="/v1/models", headers={"anthropic-version": VERSION}),
    sign=sign,
    follow_up=resumed,
)
