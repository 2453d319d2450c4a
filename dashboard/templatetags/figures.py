"""Offer the words of `dashboard.figures` to templates, and the stat that never stands alone."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboard import figures
from dashboard.marks import Span
from dashboard.marks import marked as marked_text

register = template.Library()


@register.filter
def rate_text(rate: figures.Estimate | None) -> str:
    """Say a rate in one line, "not measured" without one."""
    return "not measured" if rate is None else figures.rate_text(rate.theta, rate.lo, rate.hi)


@register.filter
def plural(count: int, one: str) -> str:
    """Count things; "reply,replies" gives both forms."""
    singular, _, many = one.partition(",")
    return figures.plural(count, singular, many)


@register.filter
def money(amount: Decimal | int | float | None) -> str:
    """Say an amount of dollars, "not measured" without one."""
    return "not measured" if amount is None else figures.money(amount)


@register.filter
def cost(micro_dollars: int | None) -> str:
    """Say a cost stored in millionths of a dollar."""
    return "not reported" if micro_dollars is None else figures.cost_text(micro_dollars)


@register.filter
def utc(at: datetime | None) -> str | SafeString:
    """Give a <time> in UTC words."""
    if at is None:
        return "never"
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), figures.utc_text(at))


@register.simple_tag
def age(then: datetime | None, now: datetime | None = None) -> str | SafeString:
    """Give a <time> that says how long ago; `now` is the page's, else the clock's."""
    if then is None:
        return "never"
    words = figures.age_text(then, now or datetime.now(UTC))
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', then.isoformat(), figures.utc_text(then), words
    )


@register.simple_tag
def marked(text: str, spans: list[Span]) -> SafeString:
    """Give an answer's words with its spans marked."""
    return marked_text(text, spans)


@register.inclusion_tag("components/_stat.html")
def stat(
    figure: figures.Figure, now: datetime | None = None, bar: bool = True
) -> dict[str, object]:
    """Show a figure with interval, sample, age and source, or why it is not measured."""
    sample = figures.sample_text(answers=figure.answers, intents=figure.intents)
    return {"figure": figure, "now": now, "bar": bar, "sample": sample}
