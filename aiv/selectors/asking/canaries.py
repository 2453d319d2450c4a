"""Read what assistants answered to questions no dealer can influence, and which models served."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Exists, OuterRef, QuerySet, Sum

from aiv.domain.changes.weeks import Week
from aiv.models import Answer, AnswerStatus, Assistant, PanelKind, WeekCount

ZONE = "UTC"
"""Canaries belong to no market, so to no place's calendar."""


def assistants(week: Week) -> list[Assistant]:
    """Give the assistants that answered a canary panel in a week, in one query."""
    asked = _answers(week).filter(assistant=OuterRef("pk"))
    return list(Assistant.objects.filter(Exists(asked)))


def texts(assistant: Assistant, week: Week) -> dict[str, list[str]]:
    """Give the texts of one week by question, in one query."""
    rows = _answers(week).filter(assistant=assistant, status=AnswerStatus.COMPLETED)
    found: dict[str, list[str]] = defaultdict(list)
    for slug, text in rows.order_by("asked_at", "id").values_list("intent__slug", "text"):
        found[slug].append(text)
    return dict(found)


def served_changes(week: Week) -> dict[Assistant, tuple[str, str]]:
    """Give the assistants another model answered for than the week before, in two queries.

    The model that gave most answers stands for a week; one that names none is unknown, not other.
    """
    now, before = _most_served(week), _most_served(week.before)
    moved = {pk: (before[pk], model) for pk, model in now.items() if before.get(pk, model) != model}
    rows = Assistant.objects.in_bulk(moved) if moved else {}
    return {rows[pk]: models for pk, models in moved.items()}


def _most_served(week: Week) -> dict[object, str]:
    rows = (
        WeekCount.objects.filter(week=week.monday)
        .exclude(model="")
        .order_by()
        .values_list("assistant", "model")
        .annotate(number=Sum("answers"))
    )
    found: dict[object, tuple[int, str]] = {}
    for assistant, model, number in rows:
        found[assistant] = max((number, model), found.get(assistant, (0, "")))
    return {assistant: model for assistant, (_, model) in found.items()}


def _answers(week: Week) -> QuerySet[Answer]:
    return Answer.objects.filter(
        panel__kind=PanelKind.CANARY,
        asked_at__gte=week.begins_at(ZONE),
        asked_at__lt=week.ends_at(ZONE),
    )
