"""Read xAI's bodies: Responses with its own cost figure, and Chat Completions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from aiv.domain.evidence.answers import Citation, Cost, Source
from aiv.providers import chat, links, responses
from aiv.providers.digging import Body, money_at, texts_at, whole_at
from aiv.providers.reading import Normaliser, Reading

_TICKS_PER_USD = Decimal(10) ** 10


def _read_responses(body: Body) -> Reading | None:
    return _completed_by(responses.read(body), body)


def _read_chat(body: Body) -> Reading | None:
    return _completed_by(chat.read(body), body)


def _completed_by(reading: Reading | None, body: Body) -> Reading | None:
    if reading is None:
        return None
    billed = whole_at(body, "usage", "server_side_tool_usage_details", "web_search_calls")
    pages = tuple(_listed(body))
    return replace(
        reading,
        search_used=True if pages else reading.search_used,
        citations=tuple(_without_number(link) for link in reading.citations),
        sources=reading.sources + pages,
        usage=replace(reading.usage, searches_billed=billed),
        cost=_cost(body),
    )


def _without_number(link: Citation) -> Citation:
    """xAI puts the marker's number where a title belongs."""
    number = link.title if link.title and link.title.isdigit() else None
    return replace(link, title=None, marker=f"[[{number}]]") if number else link


def _listed(body: Body) -> Iterator[Source]:
    for url in texts_at(body, "citations"):
        yield links.source(url, "listed")


def _cost(body: Body) -> Cost:
    ticks = money_at(body, "usage", "cost_in_usd_ticks")
    return (
        Cost() if ticks is None else Cost(cost_usd=ticks / _TICKS_PER_USD, cost_source="provider")
    )


def _surface(body: Body) -> str | None:
    if responses.is_responses(body):
        return "responses"
    return "chat_completions" if chat.is_chat(body) else None


NORMALISER = Normaliser(
    provider="xai",
    access="official_api",
    surfaces={"responses": _read_responses, "chat_completions": _read_chat},
    surface_of=_surface,
    failure_of=responses.failure,
)
