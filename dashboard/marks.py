"""Mark what was found in an answer's words; the words themselves stay text, never HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Span:
    """Hold one found place: code points start..end, its kind (a tag's kind) and who it is."""

    start: int
    end: int
    kind: str
    title: str = ""


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """Give the escaped text with a <mark> around each span; overlaps are cut, never nested."""
    return format_html_join("", "{}", ((part,) for part in _parts(text, _disjoint(text, spans))))


def excerpt(text: str, spans: Sequence[Span], *, around: Span, radius: int = 160) -> SafeString:
    """Give the marked words around one span, cut at spaces, with an ellipsis where cut."""
    start = _word_start(text, max(0, around.start - radius))
    end = _word_end(text, min(len(text), around.end + radius))
    shifted = [
        replace(span, start=span.start - start, end=span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    ]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(text[start:end], shifted), after)


def _disjoint(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Give the spans in order, inside the text, each starting where the last one ended."""
    done = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start, end = max(span.start, done), min(span.end, len(text))
        if start < end:
            yield replace(span, start=start, end=end)
            done = end


def _parts(text: str, spans: Iterable[Span]) -> Iterator[str | SafeString]:
    """Give the text in pieces, alternately plain and marked."""
    done = 0
    for span in spans:
        yield text[done : span.start]
        yield format_html(
            '<mark class="mark mark--{}" title="{}">{}</mark>',
            span.kind,
            span.title,
            text[span.start : span.end],
        )
        done = span.end
    yield text[done:]


def _word_start(text: str, at: int) -> int:
    """Move a cut forward to the start of a word."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + 30)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    """Move a cut back to the end of a word."""
    if at == len(text):
        return at
    space = text.rfind(" ", max(0, at - 30), at)
    return at if space < 0 else space
