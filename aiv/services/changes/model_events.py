"""Mark the weeks in which an assistant itself moved, by what dealers, canaries and bodies show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from aiv.domain import sentences
from aiv.domain.changes import canary_change, peer_changes
from aiv.domain.changes.weeks import Week, week_of
from aiv.models import Assistant, DealerWeek, EventKind, ModelEvent
from aiv.selectors.asking import canaries


def mark_network(
    week: date, by_engines: Mapping[str, Sequence[DealerWeek]], *, now: datetime
) -> None:
    """Mark a week in which most dealers moved at once, over all assistants or over one."""
    seen: dict[str, list[float]] = defaultdict(list)
    for engines, rows in by_engines.items():
        scores = [row.z for row in rows if row.z is not None]
        _mark_together(week, engines, scores, now=now)
        for row in rows:
            for slug, z in row.z_by_assistant.items():
                seen[slug].append(z)
    assistants = Assistant.objects.filter(slug__in=seen)
    for assistant in assistants:
        _mark_one(week, assistant, seen[assistant.slug], now=now)


def mark_assistants(now: datetime) -> int:
    """Mark the last two weeks that are over by canaries and served models; say how many marks."""
    marked = 0
    last = week_of(now, "UTC").before
    for week in (last, last.before):
        for assistant in canaries.assistants(week):
            marked += _mark_canary(week, assistant, now=now)
        for assistant, (old, new) in canaries.served_changes(week).items():
            words = f"{_name(assistant)} answered as {new}, the week before as {old}."
            _keep(week.monday, EventKind.SERVED, assistant.slug, assistant=assistant, words=words,
                  statistic=None, basis=1, found_at=now)  # fmt: skip
            marked += 1
    return marked


def _mark_together(week: date, engines: str, scores: Sequence[float], *, now: datetime) -> None:
    middle = peer_changes.moved_at_once(scores)
    if middle is None:
        _forget(week, EventKind.NETWORK, engines)
        return
    words = (
        f"Most of {len(scores):,} dealers measured with the same assistants moved at once "
        f"(median size of their scores {middle:.1f}; above {peer_changes.EVENT_ABOVE:.0f} "
        "chance alone does not explain it)."
    )
    _keep(week, EventKind.NETWORK, engines, assistant=None, words=words, statistic=middle,
          basis=len(scores), found_at=now)  # fmt: skip


def _mark_one(week: date, assistant: Assistant, scores: Sequence[float], *, now: datetime) -> None:
    middle = peer_changes.moved_at_once(scores)
    if middle is None:
        _forget(week, EventKind.NETWORK, assistant.slug)
        return
    words = (
        f"{_name(assistant)} moved most of {len(scores):,} dealers at once "
        f"(median size of their scores {middle:.1f})."
    )
    _keep(week, EventKind.NETWORK, assistant.slug, assistant=assistant, words=words,
          statistic=middle, basis=len(scores), found_at=now)  # fmt: skip


def _mark_canary(week: Week, assistant: Assistant, *, now: datetime) -> int:
    before, after = canaries.texts(assistant, week.before), canaries.texts(assistant, week)
    earlier = canaries.texts(assistant, week.before.before)
    found = canary_change.compare(before, after, earlier=earlier)
    if found is None or not found.moved:
        _forget(week.monday, EventKind.CANARY, assistant.slug)
        return 0
    words = (
        f"{_name(assistant)} answered {sentences.plural(found.questions, 'question')} that no "
        f"dealer can influence otherwise than the week before: {found.drop * 100:.0f} of 100 "
        "words fewer in common than answers of one week have."
    )
    _keep(week.monday, EventKind.CANARY, assistant.slug, assistant=assistant, words=words,
          statistic=found.t, basis=found.questions, found_at=now)  # fmt: skip
    return 1


def _name(assistant: Assistant) -> str:
    return f"{assistant.get_platform_display()} ({assistant.slug})"


def _keep(week: date, kind: EventKind, subject: str, **figures: Any) -> None:
    ModelEvent.objects.update_or_create(week=week, kind=kind, subject=subject, defaults=figures)


def _forget(week: date, kind: EventKind, subject: str) -> None:
    """Take back a mark that the figures, counted again, no longer bear out."""
    ModelEvent.objects.filter(week=week, kind=kind, subject=subject).delete()
