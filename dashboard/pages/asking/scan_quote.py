"""Build what a person reads before a scan is started: calls, cost, time, and what refuses."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.services.asking.scan_quotes import Quote, QuoteLine
from dashboard.figures import cost_text, plural
from dashboard.pages.asking import scan_words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One assistant's part in words."""

    slug: str
    asked: str
    calls: str
    cost: str
    time: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWords:
    """The whole in words; without a refusal it may be started."""

    rows: tuple[QuoteRow, ...]
    calls: str
    cost: str
    time: str
    left: str
    refusal: str
    lacks_key: bool


def build(quote: Quote) -> QuoteWords:
    """Lay a quote out."""
    return QuoteWords(
        rows=tuple(_row(line) for line in quote.lines),
        calls=plural(quote.calls, "call"),
        cost=scan_words.cost_range(quote.low_micros, quote.high_micros),
        time=scan_words.duration(quote.seconds),
        left="no cap is set" if quote.left_micros is None else cost_text(quote.left_micros),
        refusal=quote.refusal or "",
        lacks_key=any("key" in (line.problem or "") for line in quote.lines),
    )


def _row(line: QuoteLine) -> QuoteRow:
    return QuoteRow(
        slug=line.assistant.slug,
        asked=scan_words.asked(line.assistant),
        calls=plural(line.calls, "call"),
        cost=scan_words.cost_range(line.low_micros, line.high_micros),
        time="not measured" if line.seconds is None else scan_words.duration(line.seconds),
        problem=line.problem or "",
    )
