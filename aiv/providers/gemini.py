"""Read Google Gemini's bodies: generateContent and the Interactions API."""

from __future__ import annotations

from collections.abc import Iterator

from aiv.domain.evidence.answers import (
    AnswerError,
    Citation,
    Search,
    Source,
    SourceKind,
    Status,
    Usage,
)
from aiv.providers import failures, gemini_interactions, links
from aiv.providers.digging import (
    Body,
    dig,
    moment_at,
    number_at,
    record_at,
    records_at,
    text_at,
    texts_at,
    total,
    whole_at,
    wholes_at,
)
from aiv.providers.reading import Normaliser, Reading
from aiv.providers.spans import ByteMap

_BLOCKED = frozenset(
    ["SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY"]
)
_CHUNK_KINDS = ("web", "retrievedContext", "maps")


def _read(body: Body) -> Reading | None:
    if not _is_generated(body):
        return None
    candidate = record_at(body, "candidates", 0)
    grounding = record_at(candidate, "groundingMetadata")
    text = _text(candidate)
    reason = text_at(body, "promptFeedback", "blockReason") or text_at(candidate, "finishReason")
    status = _status(body, reason, text)
    queries = texts_at(grounding, "webSearchQueries")
    return Reading(
        status=status,
        text=text,
        finish_reason=reason,
        search_used=_search_used(grounding, status),
        model_served=text_at(body, "modelVersion"),
        response_id=text_at(body, "responseId"),
        created_at=moment_at(body, "createTime"),
        search_entry_html=text_at(grounding, "searchEntryPoint", "renderedContent"),
        citations=tuple(_citations(grounding, text)),
        sources=tuple(_sources(candidate, grounding)),
        searches=(Search(index=0, queries=queries, action="search"),) if queries else (),
        usage=_usage(record_at(body, "usageMetadata"), len(queries) or None),
    )


def _search_used(grounding: Body, status: Status) -> bool | None:
    """A finished answer without grounding was not searched for; of others it is not known."""
    is_grounded = texts_at(grounding, "webSearchQueries") or records_at(
        grounding, "groundingChunks"
    )
    return True if is_grounded else (False if status == "completed" else None)


def _is_generated(body: Body) -> bool:
    has_feedback = bool(record_at(body, "promptFeedback"))
    return isinstance(body.get("candidates"), list) or has_feedback


def _text(candidate: Body) -> str:
    parts = records_at(candidate, "content", "parts")
    return "".join(text_at(part, "text") or "" for part in parts if part.get("thought") is not True)


def _status(body: Body, reason: str | None, text: str) -> Status:
    if text_at(body, "promptFeedback", "blockReason") or reason in _BLOCKED:
        return "blocked"
    if not records_at(body, "candidates"):
        return "no_answer"
    if reason != "STOP":
        return "incomplete"
    return "completed" if text.strip() else "no_answer"


def _citations(grounding: Body, text: str) -> Iterator[Citation]:
    """Give one citation for each claim and page that stands behind it."""
    chunks = _chunks(grounding)
    places = ByteMap(text)
    for support in records_at(grounding, "groundingSupports"):
        confidences = dig(support, "confidenceScores")
        for position, number in enumerate(wholes_at(support, "groundingChunkIndices")):
            page = chunks[number] if number < len(chunks) else {}
            if text_at(page, "uri"):
                confidence = number_at(confidences, position)
                yield _citation(page, record_at(support, "segment"), places, confidence)


def _citation(page: Body, segment: Body, places: ByteMap, confidence: float | None) -> Citation:
    # Offsets count UTF-8 bytes, and a start at the very beginning is left out.
    raw = whole_at(segment, "startIndex") or 0, whole_at(segment, "endIndex")
    words = text_at(segment, "text")
    return links.cite(
        text_at(page, "uri") or "",
        title=text_at(page, "title"),
        span=places.span(*raw, words),
        raw=raw,
        unit="byte",
        words=words,
        words_of="answer",
        confidence=confidence,
    )


def _chunks(grounding: Body) -> list[Body]:
    """Keep the places of chunks without an address: the supports count them too."""
    chunks = dig(grounding, "groundingChunks")
    return [_page(chunk) for chunk in chunks] if isinstance(chunks, list) else []


def _page(chunk: object) -> Body:
    kinds = (record_at(chunk, kind) for kind in _CHUNK_KINDS)
    return next((page for page in kinds if text_at(page, "uri")), {})


def _sources(candidate: Body, grounding: Body) -> Iterator[Source]:
    for number, chunk in enumerate(records_at(grounding, "groundingChunks")):
        page = _page(chunk)
        if url := text_at(page, "uri"):
            kind: SourceKind = "maps" if record_at(chunk, "maps") else "retrieved"
            title, snippet = text_at(page, "title"), text_at(page, "text")
            yield links.source(url, kind, title=title, snippet=snippet, provider_ref=str(number))
    for opened in records_at(candidate, "urlContextMetadata", "urlMetadata"):
        if url := text_at(opened, "retrievedUrl"):
            yield links.source(url, "opened")


def _usage(counts: Body, queries: int | None) -> Usage:
    """Count thinking as output, as Google bills it; searches are taken from the listed queries."""
    thoughts = whole_at(counts, "thoughtsTokenCount")
    return Usage(
        input=whole_at(counts, "promptTokenCount"),
        cached_input=whole_at(counts, "cachedContentTokenCount"),
        output=total([whole_at(counts, "candidatesTokenCount"), thoughts]),
        reasoning=thoughts,
        tool=whole_at(counts, "toolUsePromptTokenCount"),
        total=whole_at(counts, "totalTokenCount"),
        searches_billed=queries,
        raw=counts or None,
    )


def failure(body: Body, status: int) -> AnswerError | None:
    """Find an error; Google says the reason and the wait in a list of details."""
    error = body.get("error")
    if not isinstance(error, dict):
        return failures.common(body, status)
    http = whole_at(error, "code") or 0
    details = records_at(error, "details")
    waits = (failures.seconds(text_at(detail, "retryDelay")) for detail in details)
    return failures.describe(
        status=http if 400 <= http < 600 else status,
        words=(
            *(text_at(detail, "reason") for detail in details),
            text_at(error, "status"),
            text_at(error, "code"),
        ),
        message=text_at(error, "message"),
        retry_after_s=next((wait for wait in waits if wait is not None), None),
    )


def _surface(body: Body) -> str | None:
    if gemini_interactions.is_interaction(body):
        return "interactions"
    return "generate_content" if _is_generated(body) else None


NORMALISER = Normaliser(
    provider="gemini",
    access="official_api",
    surfaces={"generate_content": _read, "interactions": gemini_interactions.read},
    surface_of=_surface,
    failure_of=failure,
)
