"""Read the bodies of Google's Interactions API."""

from __future__ import annotations

from collections.abc import Iterator

from aiv.domain.evidence.answers import Citation, Search, Status, Usage
from aiv.providers import links
from aiv.providers.digging import (
    Body,
    moment_at,
    record_at,
    records_at,
    text_at,
    texts_at,
    total,
    whole_at,
)
from aiv.providers.reading import Reading
from aiv.providers.spans import PARAGRAPH, ByteMap, Piece, Placed, lay_out


def is_interaction(body: Body) -> bool:
    """Say whether the body has the shape of this API."""
    return isinstance(body.get("steps"), list)


def read(body: Body) -> Reading | None:
    """Read the model's output steps with their annotations, the searches and the token counts."""
    if not is_interaction(body):
        return None
    text, places = lay_out(_pieces(body))
    searches = tuple(_searches(body))
    return Reading(
        status=_status(body, text),
        text=text,
        finish_reason=text_at(body, "status"),
        search_used=any(search.status != "failed" for search in searches),
        model_served=text_at(body, "model"),
        response_id=text_at(body, "id"),
        created_at=moment_at(body, "created"),
        search_entry_html=next(_suggestions(body), None),
        citations=tuple(link for place in places for link in _citations(place, text)),
        searches=searches,
        usage=_usage(body, searches),
    )


def _steps(body: Body, kind: str) -> list[Body]:
    return [step for step in records_at(body, "steps") if step.get("type") == kind]


def _pieces(body: Body) -> Iterator[Piece]:
    for step in _steps(body, "model_output"):
        for position, part in enumerate(records_at(step, "content")):
            if part.get("type") == "text":
                yield Piece(text_at(part, "text") or "", part, PARAGRAPH if position == 0 else "")


def _citations(place: Placed, text: str) -> Iterator[Citation]:
    places = ByteMap(text[place.start : place.end])
    for note in records_at(place.origin, "annotations"):
        if url := text_at(note, "url"):
            raw = whole_at(note, "start_index") or 0, whole_at(note, "end_index")
            found = places.span(*raw, None)
            span = (place.start + found[0], place.start + found[1]) if found else None
            yield links.cite(
                url,
                title=text_at(note, "title"),
                span=span,
                raw=raw,
                unit="byte",
                words=text[slice(*span)] if span else None,
                words_of="answer",
            )


def _searches(body: Body) -> Iterator[Search]:
    failed = {
        text_at(step, "call_id"): step.get("is_error") is True
        for step in _steps(body, "google_search_result")
    }
    for index, call in enumerate(_steps(body, "google_search_call")):
        call_id = text_at(call, "id")
        yield Search(
            index=index,
            queries=texts_at(call, "arguments", "queries"),
            action="search",
            status=("failed" if failed[call_id] else "completed") if call_id in failed else None,
            provider_id=call_id,
        )


def _suggestions(body: Body) -> Iterator[str]:
    for step in _steps(body, "google_search_result"):
        for found in records_at(step, "result"):
            if html := text_at(found, "search_suggestions"):
                yield html


def _status(body: Body, text: str) -> Status:
    if body.get("status") != "completed":
        return "incomplete"
    return "completed" if text.strip() else "no_answer"


def _usage(body: Body, searches: tuple[Search, ...]) -> Usage:
    counts = record_at(body, "usage")
    thoughts = whole_at(counts, "total_thought_tokens")
    return Usage(
        input=whole_at(counts, "total_input_tokens"),
        cached_input=whole_at(counts, "total_cached_tokens"),
        output=total([whole_at(counts, "total_output_tokens"), thoughts]),
        reasoning=thoughts,
        tool=whole_at(counts, "total_tool_use_tokens"),
        total=whole_at(counts, "total_tokens"),
        searches_billed=sum(len(search.queries) for search in searches) or None,
        raw=counts or None,
    )
