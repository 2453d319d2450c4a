"""Read how well the detector does, from the answers in which an operator decided something.

Only these answers were read by a person; all their readings count, the undisputed ones as right.
Somebody doubted each of these answers, so the figures are a cautious view of the rest. A dealer
with a proposal that still waits is left out of its answer, and demo answers are left out whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from aiv.domain.evidence import detection_quality
from aiv.domain.evidence.detection_quality import Quality, Reading
from aiv.models import Answer, Assistant, Correction, CorrectionState, Mention, MentionOrigin

DECIDED = (CorrectionState.ACCEPTED, CorrectionState.REFUSED)
Dealer = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantQuality:
    """How well one assistant's answers were read, and how many of them were checked."""

    assistant: Assistant
    answers: int
    quality: Quality


def by_assistant() -> tuple[AssistantQuality, ...]:
    """Give a line for each assistant with a checked answer, in three queries."""
    answers = _checked_answers()
    counted = answers.order_by().values_list("assistant").annotate(Count("pk"))
    checked: dict[UUID, int] = dict(counted)
    readings = _readings(answers)
    return tuple(
        AssistantQuality(
            assistant=assistant,
            answers=checked[assistant.pk],
            quality=detection_quality.measure(readings[assistant.pk]),
        )
        for assistant in Assistant.objects.filter(pk__in=checked)
    )


def _checked_answers() -> QuerySet[Answer]:
    decided = Correction.objects.filter(answer=OuterRef("pk"), state__in=DECIDED)
    return Answer.objects.filter(Exists(decided), is_demo=False)


def _readings(answers: QuerySet[Answer]) -> dict[UUID, list[Reading]]:
    waiting = Correction.objects.filter(
        answer=OuterRef("answer"), dealer=OuterRef("dealer"), state=CorrectionState.PROPOSED
    )
    rows = Mention.objects.filter(~Exists(waiting), answer__in=answers.order_by().values("pk"))
    columns = ("answer__assistant", "answer", "dealer", "origin", "role", "overruled_by")
    found: dict[UUID, dict[Dealer, list[tuple[str, str, bool]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for assistant, answer, dealer, origin, role, overruled in rows.values_list(*columns):
        found[assistant][answer, dealer].append((origin, role, overruled is None))
    return defaultdict(
        list, {key: [_reading(rows) for rows in pairs.values()] for key, pairs in found.items()}
    )


def _reading(rows: Iterable[tuple[str, str, bool]]) -> Reading:
    detected = standing = None
    for origin, role, stands in rows:
        if origin == MentionOrigin.DETECTED:
            detected = role
        if stands:
            standing = role
    return Reading(detected=detected, standing=standing)
