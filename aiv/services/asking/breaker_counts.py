"""Count what calls say of their providers: failures in a row, and the answer that ends them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from aiv.domain.asking.retrying import MOST_WAIT_S, Verdict
from aiv.domain.evidence.answers import AnswerError
from aiv.services.asking import breakers

Ended = tuple[str, AnswerError | None, Verdict | None]
"""A provider, what went wrong, and what was made of it."""


def count(ended: Iterable[Ended], *, failing: set[str], now: datetime) -> bool:
    """Write down what calls say of their providers; say whether one was shut or opened by it.

    `failing` names the providers with failures on record, so that an answer of any other one
    writes nothing; it is kept up to date here.
    """
    of_provider: dict[str, list[AnswerError | None]] = defaultdict(list)
    for provider, error, verdict in ended:
        # A request that was refused for its own sake says nothing of the provider.
        if verdict is None or verdict.counts_against_provider:
            of_provider[provider].append(error)
    changes = [_count(name, errors, failing, now) for name, errors in of_provider.items()]
    return any(changes)


def _count(
    provider: str, errors: Sequence[AnswerError | None], failing: set[str], now: datetime
) -> bool:
    last = _in_a_row(errors)
    is_changed = False
    if len(last) < len(errors) and provider in failing:
        breakers.succeed(provider)
        failing.discard(provider)
        is_changed = True
    if last:
        is_changed |= _fail(provider, last, now)
        failing.add(provider)
    return is_changed


def _fail(provider: str, errors: Sequence[AnswerError], now: datetime) -> bool:
    named = max(error.retry_after_s or 0.0 for error in errors)
    return breakers.fail(
        provider,
        times=len(errors),
        reason=errors[-1].message or errors[-1].type,
        wait=timedelta(seconds=min(named, MOST_WAIT_S)),
        now=now,
    )


def _in_a_row(errors: Sequence[AnswerError | None]) -> list[AnswerError]:
    """Give the failures after the last answer."""
    row: list[AnswerError] = []
    for error in errors:
        row = [] if error is None else [*row, error]
    return row
