"""Read OpenAI's bodies: Responses and Chat Completions (and DeepSeek's, which copy the first)."""

from __future__ import annotations

from dataclasses import replace

from aiv.providers import chat, responses
from aiv.providers.digging import Body, whole_at
from aiv.providers.reading import Normaliser, Reading


def _read_responses(body: Body) -> Reading | None:
    reading = responses.read(body)
    # The queries of a call are not counted: one billed search may list several.
    billed = whole_at(body, "tool_usage", "web_search", "num_requests")
    return reading and replace(reading, usage=replace(reading.usage, searches_billed=billed))


def _surface(body: Body) -> str | None:
    if responses.is_responses(body):
        return "responses"
    return "chat_completions" if chat.is_chat(body) else None


NORMALISER = Normaliser(
    provider="openai",
    access="official_api",
    surfaces={"responses": _read_responses, "chat_completions": chat.read},
    surface_of=_surface,
    failure_of=responses.failure,
)
