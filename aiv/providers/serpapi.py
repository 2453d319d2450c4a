"""Read SerpApi's bodies: Google AI Overviews, AI Mode, related questions, Bing's Copilot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiv.domain.evidence.answers import JSON, AnswerError, Citation, Source, Status
from aiv.providers import failures, links
from aiv.providers.digging import (
    Body,
    dig,
    moment_at,
    record_at,
    records_at,
    text_at,
    whole_at,
    wholes_at,
)
from aiv.providers.reading import Normaliser, Reading
from aiv.providers.serpapi_blocks import pieces
from aiv.providers.spans import Piece, Placed, lay_out

_NOTHING_FOUND = "hasn't returned any results"
_OUT_OF_SEARCHES = "run out of searches"
_THROUGHPUT = "throughput"
# The rest of the page links to Google's own searches and filters.
_LISTINGS = ("ai_overview", "references", "organic_results", "related_questions", "inline_videos")


def _read_overview(body: Body) -> Reading | None:
    overview = record_at(body, "ai_overview")
    if not _is_search(body):
        return None
    # A token without blocks means that the overview has to be fetched by a second call.
    is_deferred = bool(text_at(overview, "page_token")) and not records_at(overview, "text_blocks")
    return _reading(body, [overview], is_deferred)


def _read_ai_mode(body: Body) -> Reading | None:
    return _reading(body, [body], False) if _is_search(body) else None


def _read_related(body: Body) -> Reading | None:
    """These answer Google's own related questions, never the prompt that was searched."""
    return _reading(body, _related(body), False) if _is_search(body) else None


def _reading(body: Body, answers: list[Body], is_deferred: bool) -> Reading:
    text, places = lay_out(piece for answer in answers for piece in _pieces(answer))
    shown: Status = "completed" if text.strip() else "no_answer"
    return Reading(
        status="incomplete" if is_deferred else shown,
        text=text,
        finish_reason="deferred" if is_deferred else None,
        search_used=True,
        response_id=text_at(body, "search_metadata", "id"),
        created_at=moment_at(body, "search_metadata", "created_at"),
        citations=tuple(link for place in places for link in _citations(place)),
        sources=links.distinct(page for answer in answers for page in _sources(answer)),
    )


def _pieces(answer: Body) -> Iterator[Piece]:
    """Give the blocks with the list that their reference indexes point into."""
    for number, piece in enumerate(pieces(answer)):
        origin = {**piece.origin, "references": answer.get("references"), "number": number}
        yield Piece(piece.text, origin, piece.gap)


def _citations(place: Placed) -> Iterator[Citation]:
    references = _by_index(place.origin)
    number = whole_at(place.origin, "number")
    for index in wholes_at(place.origin, "reference_indexes"):
        reference = references.get(index, {})
        if url := text_at(reference, "link"):
            yield links.cite(
                url,
                title=text_at(reference, "title"),
                span=(place.start, place.end) if place.start < place.end else None,
                raw=(number, number),
                unit="block",
                marker=str(index),
            )


def _by_index(answer: Body) -> dict[int, Body]:
    references = dig(answer, "references")
    listed = references if isinstance(references, list) else []
    records = [(position, record_at(reference)) for position, reference in enumerate(listed)]
    stated = {whole_at(record, "index"): record for _, record in records}
    return dict(records) | {index: record for index, record in stated.items() if index is not None}


def _sources(answer: Body) -> Iterator[Source]:
    for reference in records_at(answer, "references"):
        if url := text_at(reference, "link"):
            index = whole_at(reference, "index")
            yield links.source(
                url,
                "retrieved",
                title=text_at(reference, "title"),
                snippet=text_at(reference, "snippet"),
                published=text_at(reference, "date"),
                provider_ref=None if index is None else str(index),
            )


def _is_search(body: Body) -> bool:
    return any(isinstance(body.get(name), dict) for name in ("search_metadata", "ai_overview"))


def _related(body: Body) -> list[Body]:
    return [
        question
        for question in records_at(body, "related_questions")
        if question.get("text_blocks")
    ]


def _failure(body: Body, status: int) -> AnswerError | None:
    """Find an error; that Google found nothing is an answer, and comes in the same place."""
    said = text_at(body, "error") or text_at(body, "ai_overview", "error")
    if said is None or _NOTHING_FOUND in said:
        return failures.common(body, status) if status >= 400 else None
    return failures.describe(status=status, words=_words(said), message=said)


def _words(said: str) -> list[str]:
    if _OUT_OF_SEARCHES in said:
        return ["insufficient_quota"]
    return ["rate_limit_exceeded"] if _THROUGHPUT in said else []


def _listing(body: Body) -> JSON:
    return [body.get(name) for name in _LISTINGS]


def _surface(body: Body) -> str | None:
    if not _is_search(body):
        return None
    engine = dig(body, "search_parameters", "engine")
    if engine == "bing_copilot":
        return "bing_copilot"
    if engine == "google_ai_mode" or body.get("text_blocks"):
        return "ai_mode"
    has_overview = bool(record_at(body, "ai_overview"))
    return "related_questions" if _related(body) and not has_overview else "ai_overview"


def _join(bodies: Sequence[Body]) -> Body:
    """Give the results page with the overview that a second call fetched for it."""
    return {**bodies[0], "ai_overview": record_at(bodies[-1], "ai_overview")}


NORMALISER = Normaliser(
    provider="serpapi",
    access="scraped_serp",
    surfaces={
        "ai_overview": _read_overview,
        "ai_mode": _read_ai_mode,
        "related_questions": _read_related,
        "bing_copilot": _read_ai_mode,
    },
    surface_of=_surface,
    failure_of=_failure,
    join=_join,
    link_keys=("link",),
    listing_of=_listing,
)
