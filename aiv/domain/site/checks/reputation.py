"""Check reviews as far as they were connected (E04, E05)."""

from __future__ import annotations

from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import at_least, counted, percent, ruled, unmeasured

MOST_HEALTH = 100.0


def health(case: Case) -> Ruling:
    """Judge the health of reviews as the index's own input gives it."""
    figures = case.known.reviews
    if figures is None:
        return unmeasured("No reviews are connected.")
    if figures.health is None:
        return unmeasured(f"{counted(figures.n, 'review')} are too few to rate.")
    reason = f"Health {figures.health:.0f} of 100, from {counted(figures.n, 'review')}."
    outcome = at_least(figures.health, good=70, fair=45)
    return ruled(outcome, reason, value=figures.health / MOST_HEALTH, n=figures.n)


def responses(case: Case) -> Ruling:
    """Judge the share of recent reviews that got a reply within a week."""
    figures = case.known.reviews
    if figures is None:
        return unmeasured("No reviews are connected.")
    if figures.answered_in_week is None or not figures.answerable:
        return unmeasured("The connected reviews do not say when they were answered.")
    value = figures.answered_in_week / figures.answerable
    reason = (
        f"{percent(value)} of {counted(figures.answerable, 'review')} of the last 180 days "
        "were answered within a week."
    )
    outcome = at_least(value, good=0.8, fair=0.4)
    return ruled(outcome, reason, value=value, n=figures.answerable)
