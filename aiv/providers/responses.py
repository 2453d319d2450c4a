"""Read the Responses wire format, which OpenAI shares with xAI and the Perplexity Agent."""

from __future__ import annotations

from collections.abc import Iterator

from aiv.domain.evidence.answers import AnswerError, Citation, Search, Source, Status, Usage
from aiv.providers import failures, links
from aiv.providers.digging import (
    Body,
    moment_at,
    parsed,
    record_at,
    records_at,
    text_at,
    texts_at,
    whole_at,
)
from aiv.providers.reading import Reading
from aiv.providers.spans import PARAGRAPH, Piece, Placed, lay_out, within

_SEARCH_CALLS = frozenset(["web_search_call", "x_search_call"])
_OPENINGS = frozenset(["open_page", "find_in_page"])


def is_responses(body: Body) -> bool:
    """Say whether the body has the shape of this format."""
    return isinstance(body.get("output"), list)


def read(body: Body) -> Reading | None:
    """Read text, refusal, citations, searches, opened and retrieved pages, and token counts."""
    if not is_responses(body):
        return None
    text, places = lay_out(_pieces(body))
    refusal = _refusal(body)
    searches = tuple(_searches(body))
    return Reading(
        status=_status(body, text, refusal),
        text=text,
        finish_reason=_finish_reason(body),
        refusal=refusal,
        search_used=any(search.status != "failed" for search in searches),
        model_served=text_at(body, "model"),
        response_id=text_at(body, "id"),
        created_at=moment_at(body, "created_at"),
        citations=tuple(link for place in places for link in citations_of(place, text)),
        sources=tuple(_sources(body)),
        searches=searches,
        usage=usage(record_at(body, "usage")),
    )


def failure(body: Body, status: int) -> AnswerError | None:
    """Find an error; a call may also fail with HTTP 200 and the status "failed"."""
    said = failures.common(body, status)
    if said is None and is_responses(body) and body.get("status") == "failed":
        return failures.describe(status=500, words=["failed"], message=None)
    return said


def citations_of(place: Placed, text: str) -> Iterator[Citation]:
    """Read the url_citation annotations of one piece, flat or nested as in Chat Completions."""
    for annotation in records_at(place.origin, "annotations"):
        note = record_at(annotation, "url_citation") or annotation
        url = text_at(note, "url")
        if url:
            yield _citation(url, note, place, text)


def usage(counts: Body) -> Usage:
    """Read the token counts."""
    cached = record_at(counts, "input_tokens_details")
    return Usage(
        input=whole_at(counts, "input_tokens"),
        cached_input=whole_at(cached, "cached_tokens"),
        cache_write=whole_at(cached, "cache_write_tokens"),
        output=whole_at(counts, "output_tokens"),
        reasoning=whole_at(counts, "output_tokens_details", "reasoning_tokens"),
        total=whole_at(counts, "total_tokens"),
        raw=counts or None,
    )


def _messages(body: Body) -> Iterator[Body]:
    for output in records_at(body, "output"):
        # Commentary is the model talking to itself between searches, not its answer.
        if output.get("type") == "message" and output.get("phase") != "commentary":
            yield output


def _pieces(body: Body) -> Iterator[Piece]:
    for message in _messages(body):
        for position, part in enumerate(records_at(message, "content")):
            if part.get("type") in ("output_text", "text"):
                yield Piece(text_at(part, "text") or "", part, PARAGRAPH if position == 0 else "")


def _refusal(body: Body) -> str | None:
    parts = [part for message in _messages(body) for part in records_at(message, "content")]
    said = [text_at(part, "refusal") or "" for part in parts if part.get("type") == "refusal"]
    return "\n\n".join(said) or "refused without words" if said else None


def _citation(url: str, note: Body, place: Placed, text: str) -> Citation:
    raw = whole_at(note, "start_index"), whole_at(note, "end_index")
    span = within(*raw, place)
    snippet = text_at(note, "content")
    return links.cite(
        url,
        title=text_at(note, "title"),
        span=span,
        raw=raw,
        unit="codepoint",
        words=text[slice(*span)] if span else snippet,
        words_of="answer" if span else "source",
        extra={"content": snippet} if span and snippet else None,
    )


def _calls(body: Body) -> list[Body]:
    return [call for call in records_at(body, "output") if text_at(call, "type") in _SEARCH_CALLS]


def _searches(body: Body) -> Iterator[Search]:
    for index, call in enumerate(_calls(body)):
        # xAI's first version sent the query as JSON inside a text and no action.
        action = record_at(call, "action") or record_at(parsed(text_at(call, "arguments")))
        query = text_at(action, "query")
        yield Search(
            index=index,
            queries=texts_at(action, "queries") or ((query,) if query else ()),
            action=text_at(action, "type") or ("search" if query else None),
            status=text_at(call, "status"),
            url=text_at(action, "url"),
            provider_id=text_at(call, "id"),
            error=text_at(call, "error") or text_at(call, "error", "message"),
        )


def _sources(body: Body) -> Iterator[Source]:
    for index, call in enumerate(_calls(body)):
        opened = text_at(call, "action", "url")
        if opened and text_at(call, "action", "type") in _OPENINGS:
            yield links.source(opened, "opened", search_index=index)
        for page in records_at(call, "action", "sources"):
            # A source of type "api" has a name and no address: it is a feed, not a page.
            if url := text_at(page, "url"):
                title = text_at(page, "title")
                yield links.source(url, "retrieved", title=title, search_index=index)


def _finish_reason(body: Body) -> str | None:
    return text_at(body, "incomplete_details", "reason") or text_at(body, "status")


def _status(body: Body, text: str, refusal: str | None) -> Status:
    if refusal:
        return "refused"
    if _finish_reason(body) == "content_filter":
        return "blocked"
    if body.get("status") != "completed":
        return "incomplete"
    return "completed" if text.strip() else "no_answer"
