"""Read OpenRouter's bodies: Chat Completions of many models, with the price paid."""

from __future__ import annotations

from dataclasses import replace

from aiv.domain.evidence.answers import AnswerError, Cost
from aiv.providers import chat, failures, responses
from aiv.providers.digging import Body, money_at, record_at, whole_at
from aiv.providers.reading import Normaliser, Reading


def _read_chat(body: Body) -> Reading | None:
    return _completed_by(chat.read(body), body)


def _read_responses(body: Body) -> Reading | None:
    return _completed_by(responses.read(body), body)


def _completed_by(reading: Reading | None, body: Body) -> Reading | None:
    if reading is None:
        return None
    billed = _searches_billed(record_at(body, "usage"))
    return replace(
        reading,
        search_used=reading.search_used if billed is None else reading.search_used or billed > 0,
        usage=replace(reading.usage, searches_billed=billed),
        cost=_cost(body),
    )


def _searches_billed(counts: Body) -> int | None:
    billed = whole_at(counts, "server_tool_use_details", "web_search_requests")
    return whole_at(counts, "server_tool_use", "web_search_requests") if billed is None else billed


def _cost(body: Body) -> Cost:
    paid = money_at(body, "usage", "cost")
    return Cost() if paid is None else Cost(cost_usd=paid, cost_source="provider")


def _failure(body: Body, status: int) -> AnswerError | None:
    """Find an error of the router, or of the model's own provider inside the choice."""
    return responses.failure(body, status) or failures.common(record_at(body, "choices", 0), 0)


def _surface(body: Body) -> str | None:
    if chat.is_chat(body):
        return "chat_completions"
    return "responses" if responses.is_responses(body) else None


NORMALISER = Normaliser(
    provider="openrouter",
    access="official_api",
    surfaces={"chat_completions": _read_chat, "responses": _read_responses},
    surface_of=_surface,
    failure_of=_failure,
)
