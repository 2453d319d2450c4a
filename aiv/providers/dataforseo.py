"""Read DataForSEO's bodies: Google AI Overviews and AI Mode as shown on the result page."""

from __future__ import annotations

from collections.abc import Iterator

from aiv.domain.evidence.answers import AnswerError, Citation, Cost, Source, SourceKind, Status
from aiv.domain.links import domain_of
from aiv.providers import failures, links
from aiv.providers.digging import (
    Body,
    moment_at,
    money_at,
    record_at,
    records_at,
    text_at,
    whole_at,
)
from aiv.providers.reading import Normaliser, Reading
from aiv.providers.spans import markdown_links

_OK = range(20000, 20200)
_NOTHING_FOUND = 40102
_OWN_WORDS = {40202: "rate_limit_exceeded", 40209: "rate_limit_exceeded"}
# Google shows its own local results as references to this viewer; their title is the business.
_LOCAL_PATHS = ("/searchviewer", "/maps")


def _read(body: Body) -> Reading | None:
    if not _is_envelope(body):
        return None
    task = record_at(body, "tasks", 0)
    result = record_at(task, "result", 0)
    overviews = [
        entry for entry in records_at(result, "items") if entry.get("type") == "ai_overview"
    ]
    text = "\n\n".join(said for overview in overviews if (said := _text(overview)))
    is_deferred = any(entry.get("asynchronous_ai_overview") is True for entry in overviews)
    listed = [reference for overview in overviews for reference in _references(overview)]
    return Reading(
        status=_status(text, is_deferred),
        text=text,
        finish_reason="deferred" if is_deferred and not text else None,
        search_used=True,
        response_id=text_at(task, "id"),
        created_at=moment_at(result, "datetime"),
        citations=tuple(_citations(overviews, text, listed)),
        sources=links.distinct(_source(reference) for reference in listed),
        cost=_cost(body),
    )


def _is_envelope(body: Body) -> bool:
    return bool(records_at(body, "tasks")) and whole_at(body, "status_code") is not None


def _text(overview: Body) -> str:
    said = (text_at(part, "markdown") or text_at(part, "text") for part in _elements(overview))
    return text_at(overview, "markdown") or "\n\n".join(words for words in said if words)


def _status(text: str, is_deferred: bool) -> Status:
    """An overview that loads later is not one that was not shown."""
    if text.strip():
        return "completed"
    return "incomplete" if is_deferred else "no_answer"


def _references(overview: Body) -> Iterator[Body]:
    yield from _addressed(overview, "references")
    for element in _elements(overview):
        yield from _addressed(element, "references")


def _elements(overview: Body) -> Iterator[Body]:
    """Give the paragraphs, and those inside the parts that Google shows folded."""
    for element in records_at(overview, "items"):
        yield element
        yield from records_at(element, "components")


def _addressed(record: Body, name: str) -> list[Body]:
    return [reference for reference in records_at(record, name) if text_at(reference, "url")]


def _citations(overviews: list[Body], text: str, listed: list[Body]) -> Iterator[Citation]:
    """Give the links that stand in the text, then the ones that Google set beside a paragraph."""
    titles = {text_at(reference, "url"): text_at(reference, "title") for reference in listed}
    found = markdown_links(text)
    for link in found:
        marker = link.label if link.label.startswith("[") else None
        yield links.cite(
            link.url, title=titles.get(link.url), span=link.span, unit="marker", marker=marker
        )
    elements = (part for overview in overviews for part in _elements(overview))
    yield from _unplaced(elements, {link.url for link in found})


def _unplaced(elements: Iterator[Body], placed: set[str]) -> Iterator[Citation]:
    for element in elements:
        for reference in _addressed(element, "references") + _addressed(element, "links"):
            url = text_at(reference, "url") or ""
            if url not in placed:
                placed.add(url)
                yield links.cite(url, title=text_at(reference, "title"))


def _source(reference: Body) -> Source:
    url = text_at(reference, "url") or ""
    title, snippet = text_at(reference, "title"), text_at(reference, "text")
    return links.source(
        url,
        _kind(url),
        title=title,
        snippet=snippet,
        published=text_at(reference, "date"),
        provider_ref=text_at(reference, "source"),
    )


def _kind(url: str) -> SourceKind:
    is_local = domain_of(url) == "google.com" and any(path in url for path in _LOCAL_PATHS)
    return "maps" if is_local else "retrieved"


def _cost(body: Body) -> Cost:
    paid = money_at(body, "cost")
    return Cost() if paid is None else Cost(cost_usd=paid, cost_source="provider")


def _failure(body: Body, status: int) -> AnswerError | None:
    """Find an error: it comes with HTTP 200, in the envelope's code or in the task's."""
    for record in (body, record_at(body, "tasks", 0)):
        code = whole_at(record, "status_code")
        if code is not None and code not in _OK and code != _NOTHING_FOUND:
            return failures.describe(
                status=code // 100,
                words=(str(code), _OWN_WORDS.get(code)),
                message=text_at(record, "status_message"),
            )
    return failures.common(body, status)


def _surface(body: Body) -> str | None:
    task = record_at(body, "tasks", 0)
    kind = text_at(task, "data", "se_type") or text_at(task, "result", 0, "type")
    if not _is_envelope(body):
        return None
    return "ai_mode" if kind == "ai_mode" else "ai_overview"


NORMALISER = Normaliser(
    provider="dataforseo",
    access="scraped_serp",
    surfaces={"ai_overview": _read, "ai_mode": _read},
    surface_of=_surface,
    failure_of=_failure,
)
