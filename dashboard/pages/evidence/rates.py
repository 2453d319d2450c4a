"""Turn measured mention rates into figures with their words."""

from __future__ import annotations

from datetime import datetime

from aiv.domain.statistics.mention_rates import MIN_ANSWERS, MIN_INTENTS, MentionRate
from dashboard.figures import Figure, figure_of, plural

ASK_MORE = f"At least {MIN_INTENTS} questions and {MIN_ANSWERS} answers make a rate."


def figure(
    label: str,
    rate: MentionRate,
    *,
    measured_at: datetime | None = None,
    source: str = "",
    evidence_url: str = "",
) -> Figure:
    """Give a rate with sample, age and source; too few answers say so in words."""
    return figure_of(
        label,
        rate.rate,
        answers=rate.answered,
        intents=rate.intents,
        measured_at=measured_at,
        source=source,
        evidence_url=evidence_url,
        caution=", ".join(rate.shortfalls) if rate.rate else "",
        reason="" if rate.rate else unmeasured_reason(rate),
        action="" if rate.rate else ASK_MORE,
    )


def unmeasured_reason(rate: MentionRate) -> str:
    """Say why there is no rate."""
    if rate.not_shown and not rate.answered:
        return f"No overview was shown in {plural(rate.not_shown, 'search', 'searches')}."
    if rate.failed and not rate.answered:
        return f"All {plural(rate.failed, 'call')} failed."
    if not rate.answered:
        return "Nothing was asked here yet."
    return (
        f"{plural(rate.answered, 'answer')} to {plural(rate.intents, 'question')}: too few to rate."
    )


def left_out(rate: MentionRate) -> str:
    """Say which calls stand outside the rate, or nothing when none do."""
    parts = []
    if rate.failed:
        parts.append(f"{plural(rate.failed, 'call')} without a complete answer")
    if rate.not_shown:
        parts.append(f"{plural(rate.not_shown, 'search', 'searches')} without an overview")
    return " and ".join(parts) + " left out" if parts else ""
