"""Make citations and sources of the addresses a body holds, and see that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from aiv.domain.evidence.answers import JSON, Citation, CitedTextOf, OffsetUnit, Source, SourceKind
from aiv.domain.links import canonical_url, domain_of, is_domain
from aiv.providers.digging import Body, text_at
from aiv.providers.spans import Span

# Google hands out these instead of the page's own address, with the domain as title.
_REDIRECTS = ("vertexaisearch.cloud.google.com", "/grounding-api-redirect/")


def cite(
    url: str,
    *,
    title: str | None = None,
    span: Span | None = None,
    raw: tuple[int | None, int | None] = (None, None),
    unit: OffsetUnit | None = None,
    words: str | None = None,
    words_of: CitedTextOf | None = None,
    marker: str | None = None,
    confidence: float | None = None,
    extra: Mapping[str, JSON] | None = None,
) -> Citation:
    """Make a citation; its ordinal is given by `numbered` once all of them are known."""
    start, end = span or (None, None)
    return Citation(
        ordinal=0,
        url=url,
        url_canonical=canonical_url(url),
        domain=_domain(url, title),
        title=title,
        start=start,
        end=end,
        raw_start=raw[0],
        raw_end=raw[1],
        offset_unit=unit if span else None,
        cited_text=words,
        cited_text_of=words_of if words else None,
        marker=marker,
        confidence=confidence,
        extra=extra,
    )


def source(
    url: str,
    kind: SourceKind,
    *,
    title: str | None = None,
    snippet: str | None = None,
    published: str | None = None,
    last_updated: str | None = None,
    provider_ref: str | None = None,
    search_index: int | None = None,
) -> Source:
    """Make a source; its rank is given by `ranked` once all of them are known."""
    return Source(
        rank=0,
        url=url,
        url_canonical=canonical_url(url),
        domain=_domain(url, title),
        kind=kind,
        is_redirect=_is_redirect(url),
        title=title,
        snippet=snippet,
        published=published,
        last_updated=last_updated,
        provider_ref=provider_ref,
        search_index=search_index,
    )


def ranked(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Rank the sources from 1 in their order."""
    return tuple(replace(page, rank=rank) for rank, page in enumerate(sources, start=1))


def numbered(citations: Iterable[Citation], sources: Sequence[Source]) -> tuple[Citation, ...]:
    """Number the citations from 1 and point each to the first source with its address."""
    ranks = {page.url: page.rank for page in reversed(sources)}
    return tuple(
        replace(link, ordinal=ordinal, source_rank=ranks.get(link.url))
        for ordinal, link in enumerate(citations, start=1)
    )


def unlisted(body: JSON, known: set[str], keys: Sequence[str]) -> Iterator[Source]:
    """Give every page address of the body that is not among the known ones, once."""
    seen = set(known)
    for record in _records(body):
        for url in (text_at(record, key) for key in keys):
            if url and url.startswith(("http://", "https://")) and url not in seen:
                seen.add(url)
                yield source(url, "listed", title=text_at(record, "title"))


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Keep the first of the sources that share an address."""
    first: dict[str, Source] = {}
    for page in sources:
        first.setdefault(page.url, page)
    return tuple(first.values())


def _records(body: JSON) -> Iterator[Body]:
    """Walk through all objects without recursion: a hostile body may be nested without end."""
    waiting: list[JSON] = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)


def _domain(url: str, title: str | None) -> str:
    if title and _is_redirect(url) and is_domain(title):
        return title.lower().removeprefix("www.")
    return domain_of(url)


def _is_redirect(url: str) -> bool:
    host, path = _REDIRECTS
    return domain_of(url) == host and path in url
