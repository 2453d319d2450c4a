"""Read Perplexity's bodies: the Agent API, and the Sonar chat that was retired in 2026."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aiv.domain.evidence.answers import Citation, Cost, Search, Source, Usage
from aiv.providers import chat, links, responses
from aiv.providers.digging import (
    Body,
    money_at,
    record_at,
    records_at,
    text_at,
    texts_at,
    total,
    whole_at,
)
from aiv.providers.reading import Normaliser, Reading
from aiv.providers.spans import markers


def _read_agent(body: Body) -> Reading | None:
    reading = responses.read(body)
    if reading is None:
        return None
    pages, searches = tuple(_agent_sources(body)), reading.searches + tuple(_agent_searches(body))
    return replace(
        reading,
        search_used=bool(searches or pages),
        citations=reading.citations + tuple(_marked(reading.text, _by_number(pages))),
        sources=reading.sources + pages,
        searches=searches,
        usage=_agent_usage(body, reading),
        cost=_cost(body),
    )


def _agent_searches(body: Body) -> Iterator[Search]:
    for index, found in enumerate(_outputs(body, "search_results")):
        yield Search(
            index=index,
            queries=texts_at(found, "queries"),
            action="search",
            status=text_at(found, "status"),
            provider_id=text_at(found, "id"),
        )


def _agent_sources(body: Body) -> Iterator[Source]:
    for index, found in enumerate(_outputs(body, "search_results")):
        for page in records_at(found, "results"):
            if url := text_at(page, "url"):
                number = whole_at(page, "id")
                ref = str(number) if number is not None else text_at(page, "id")
                yield replace(_page(url, page, ref), search_index=index)
    for found in _outputs(body, "fetch_url_results"):
        for page in records_at(found, "contents"):
            if url := text_at(page, "url"):
                yield replace(_page(url, page, None), kind="opened")


def _outputs(body: Body, kind: str) -> list[Body]:
    return [output for output in records_at(body, "output") if output.get("type") == kind]


def _agent_usage(body: Body, reading: Reading) -> Usage:
    details = record_at(body, "usage", "input_tokens_details")
    return replace(
        reading.usage,
        cache_write=whole_at(details, "cache_creation_input_tokens"),
        searches_billed=whole_at(body, "usage", "tool_calls_details", "search_web", "invocation"),
    )


def _read_sonar(body: Body) -> Reading | None:
    reading = chat.read(body)
    if reading is None:
        return None
    pages = tuple(_sonar_sources(body))
    billed = whole_at(body, "usage", "num_search_queries")
    return replace(
        reading,
        search_used=True if pages else reading.search_used,
        citations=reading.citations + tuple(_marked(reading.text, _by_number(pages))),
        sources=pages,
        usage=replace(
            reading.usage,
            searches_billed=billed,
            reasoning=total([reading.usage.reasoning, whole_at(body, "usage", "reasoning_tokens")]),
        ),
        cost=_cost(body),
    )


def _sonar_sources(body: Body) -> Iterator[Source]:
    """Give the numbered list first; results that it leaves out follow without a number."""
    results = {
        url: page for page in records_at(body, "search_results") if (url := text_at(page, "url"))
    }
    numbered = texts_at(body, "citations") or tuple(results)
    for number, url in enumerate(numbered, start=1):
        page = _page(url, results.get(url, {}), str(number))
        yield page if url in results else replace(page, kind="listed")
    for url, result in results.items():
        if url not in numbered:
            yield _page(url, result, None)


def _page(url: str, page: Body, ref: str | None) -> Source:
    return links.source(
        url,
        "retrieved",
        title=text_at(page, "title"),
        snippet=text_at(page, "snippet"),
        published=text_at(page, "date"),
        last_updated=text_at(page, "last_updated"),
        provider_ref=ref,
    )


def _by_number(pages: tuple[Source, ...]) -> Mapping[str, Source]:
    return {page.provider_ref: page for page in pages if page.provider_ref}


def _marked(text: str, pages: Mapping[str, Source]) -> Iterator[Citation]:
    """The answer's only links are markers such as [7]; a number nobody listed is plain text."""
    for number, words, span in markers(text):
        if page := pages.get(str(number)):
            yield links.cite(page.url, title=page.title, span=span, unit="marker", marker=words)


def _cost(body: Body) -> Cost:
    charged = record_at(body, "usage", "cost")
    paid = money_at(charged, "total_cost")
    is_usd = charged.get("currency", "USD") == "USD"
    return Cost(cost_usd=paid, cost_source="provider") if paid is not None and is_usd else Cost()


def _surface(body: Body) -> str | None:
    if responses.is_responses(body):
        return "agent"
    return "sonar" if chat.is_chat(body) else None


NORMALISER = Normaliser(
    provider="perplexity",
    access="official_api",
    surfaces={"agent": _read_agent, "sonar": _read_sonar},
    surface_of=_surface,
    failure_of=responses.failure,
)
