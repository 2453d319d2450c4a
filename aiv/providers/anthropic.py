"""Read Anthropic's Messages bodies, and join the parts of a paused turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aiv.domain.evidence.answers import JSON, Citation, Search, Source, Status, Usage
from aiv.providers import failures, links
from aiv.providers.digging import Body, record_at, records_at, text_at, total, whole_at
from aiv.providers.reading import Normaliser, Reading
from aiv.providers.spans import PARAGRAPH, Piece, Placed, lay_out

_FINISHED: dict[str | None, Status] = {
    "end_turn": "completed",
    "stop_sequence": "completed",
    "refusal": "refused",
}
_ACTIONS = {"web_search": "search", "web_fetch": "open_page"}
_RESULTS = frozenset(["web_search_tool_result", "web_fetch_tool_result"])
_PARTS = "parts"


def _read(body: Body) -> Reading | None:
    blocks = records_at(body, "content")
    if not _is_message(body):
        return None
    text, places = lay_out(_pieces(blocks))
    searches = tuple(_searches(blocks))
    reason = text_at(body, "stop_reason")
    status = _FINISHED.get(reason, "incomplete")
    return Reading(
        status="no_answer" if status == "completed" and not text.strip() else status,
        text=text,
        finish_reason=reason,
        refusal=_refusal(body) if status == "refused" else None,
        search_used=any(search.error is None for search in searches),
        model_served=text_at(body, "model"),
        response_id=text_at(body, "id"),
        continuation_of=text_at(body, _PARTS, 0),
        citations=tuple(link for place in places for link in _citations(place, text)),
        sources=tuple(_sources(blocks)),
        searches=searches,
        usage=_usage(record_at(body, "usage")),
    )


def _is_message(body: Body) -> bool:
    return isinstance(body.get("content"), list)


def _pieces(blocks: list[Body]) -> Iterator[Piece]:
    """A sentence is cut into blocks where a citation begins; a search between them ends it."""
    previous = None
    for number, block in enumerate(blocks):
        kind = block.get("type")
        if kind == "text":
            origin = {**block, "number": number}
            yield Piece(
                text_at(block, "text") or "", origin, "" if previous == "text" else PARAGRAPH
            )
        previous = kind


def _citations(place: Placed, text: str) -> Iterator[Citation]:
    number = whole_at(place.origin, "number")
    span = (place.start, place.end) if place.start < place.end else None
    for note in records_at(place.origin, "citations"):
        if url := text_at(note, "url"):
            index = text_at(note, "encrypted_index")
            yield links.cite(
                url,
                title=text_at(note, "title"),
                span=span,
                raw=(number, number),
                unit="block",
                words=text_at(note, "cited_text"),
                words_of="source",
                extra={"encrypted_index": index} if index else None,
            )


def _searches(blocks: list[Body]) -> Iterator[Search]:
    faults = {text_at(block, "tool_use_id"): _fault(block) for block in blocks if _is_result(block)}
    for index, call in enumerate(_calls(blocks)):
        call_id, query = text_at(call, "id"), text_at(call, "input", "query")
        fault = faults.get(call_id)
        yield Search(
            index=index,
            queries=(query,) if query else (),
            action=_ACTIONS[str(call.get("name"))],
            status=("failed" if fault else "completed") if call_id in faults else None,
            url=text_at(call, "input", "url"),
            provider_id=call_id,
            error=fault,
        )


def _calls(blocks: list[Body]) -> list[Body]:
    calls = (block for block in blocks if block.get("type") == "server_tool_use")
    return [call for call in calls if text_at(call, "name") in _ACTIONS]


def _is_result(block: Body) -> bool:
    return text_at(block, "type") in _RESULTS


def _fault(block: Body) -> str | None:
    """A failed search comes with HTTP 200 and an error code where its results would be."""
    return text_at(block, "content", "error_code")


def _sources(blocks: list[Body]) -> Iterator[Source]:
    calls = {text_at(call, "id"): index for index, call in enumerate(_calls(blocks))}
    for block in blocks:
        index = calls.get(text_at(block, "tool_use_id"))
        if block.get("type") == "web_search_tool_result":
            for page in records_at(block, "content"):
                yield from _source(page, index)
        elif block.get("type") == "web_fetch_tool_result":
            opened = record_at(block, "content")
            title = text_at(opened, "content", "title")
            for found in _source(opened, index):
                yield replace(found, kind="opened", title=title)


def _source(page: Body, index: int | None) -> Iterator[Source]:
    if url := text_at(page, "url"):
        yield links.source(
            url,
            "retrieved",
            title=text_at(page, "title"),
            published=text_at(page, "page_age"),
            search_index=index,
        )


def _usage(counts: Body) -> Usage:
    """Anthropic counts cache reads and writes apart from the input."""
    fresh, output = whole_at(counts, "input_tokens"), whole_at(counts, "output_tokens")
    cached = whole_at(counts, "cache_read_input_tokens")
    written = whole_at(counts, "cache_creation_input_tokens")
    read = None if fresh is None else total([fresh, cached, written])
    return Usage(
        input=read,
        cached_input=cached,
        cache_write=written,
        output=output,
        total=None if read is None or output is None else read + output,
        searches_billed=whole_at(counts, "server_tool_use", "web_search_requests"),
        raw=counts or None,
    )


def _refusal(body: Body) -> str:
    details = record_at(body, "stop_details")
    return text_at(details, "explanation") or text_at(details, "category") or "refused"


def _join(bodies: Sequence[Body]) -> Body:
    """Give one body for the parts of a paused turn: all blocks, all usage, the last outcome."""
    blocks: list[JSON] = [block for body in bodies for block in records_at(body, "content")]
    counts = [record_at(body, "usage") for body in bodies]
    parts: list[JSON] = [text_at(body, "id") for body in bodies]
    return {**bodies[-1], "content": blocks, "usage": _summed(counts), _PARTS: parts}


def _summed(counts: Sequence[Body]) -> dict[str, JSON]:
    """Add up what is a number, also inside the groups; keep the last of anything else."""
    summed = _added(counts)
    for name in summed:
        groups = [record_at(count, name) for count in counts]
        if any(groups):
            summed[name] = _added(groups)
    return summed


def _added(counts: Sequence[Body]) -> dict[str, JSON]:
    latest = {name: value for count in counts for name, value in count.items()}
    sums = {name: total(whole_at(count, name) for count in counts) for name in latest}
    return {name: latest[name] if figure is None else figure for name, figure in sums.items()}


NORMALISER = Normaliser(
    provider="anthropic",
    access="official_api",
    surfaces={"messages": _read},
    surface_of=lambda body: "messages" if _is_message(body) else None,
    failure_of=failures.common,
    join=_join,
)
