"""Draw a dealer's actions from what was measured: after an audit, and when a score moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from aiv import live
from aiv.domain.actions import METHOD_VERSION, lifecycle
from aiv.domain.actions.candidates import Candidate
from aiv.domain.actions.lifecycle import Standing, State, Step, Turn
from aiv.domain.actions.survey import Survey
from aiv.domain.live_kinds import Kind
from aiv.domain.storable import json_value, text
from aiv.models import Action, ActionEvent, ActionReview, ActionState, Dealer, Market, Score
from aiv.selectors.actions import action_evidence
from aiv.services.ground import entity_confidence

CONTENT: Final = (
    "market", "kind", "title", "change", "target", "effort", "effort_reason", "grade", "size",
    "size_words", "priority", "generator", "evidence", "intents", "pages", "since",
    "method_version",
)  # fmt: skip
SHORT: Final = {"title": 300, "change": 2000, "effort_reason": 300, "size_words": 1000}


def run_due(now: datetime) -> int:
    """Draw the actions of one dealer whose score or stated facts moved; say how many were drawn."""
    dealer = due().first()
    if dealer is None:
        return 0
    entity_confidence.measure(dealer, now=now)
    refresh(dealer, now=now)
    return 1


def due() -> QuerySet[Dealer]:
    """Give the dealers that somebody works for, of whom something is newer than their review."""
    scored = Score.objects.filter(
        dealer=OuterRef("pk"), computed_at__gt=OuterRef("action_review__reviewed_at")
    )
    scores = Score.objects.filter(dealer=OuterRef("pk"))
    news = (
        Q(Exists(scores), action_review__isnull=True)
        | Q(Exists(scored))
        | Q(fact_reading__read_at__gt=F("action_review__reviewed_at"))
    )
    worked_for = Q(organization__isnull=False) | Q(is_demo=True)
    return Dealer.objects.filter(worked_for, news).order_by("pk")


@transaction.atomic
def refresh(dealer: Dealer, *, now: datetime) -> Counter[Turn]:
    """Compare what was measured with what stands; doing it twice changes nothing more."""
    # Of two at once the later one reads what the earlier one wrote.
    Dealer.objects.select_for_update().get(pk=dealer.pk)
    surveys = action_evidence.surveys(dealer)
    stored = Action.objects.filter(dealer=dealer).select_related("market", "owner")
    rows = {row.key: row for row in stored}
    steps = lifecycle.reconcile({key: _standing(row) for key, row in rows.items()}, surveys)
    markets = {market.slug: market for market in dealer.markets.all()}
    is_news = _write(dealer, steps, rows, markets, now)
    _note_review(dealer, surveys, now)
    if is_news:
        live.announce(dealer, Kind.ACTIONS)
    return Counter(step.turn for step in steps)


def _standing(row: Action) -> Standing:
    return Standing(state=State(row.state), done_at=row.done_at, is_gone=row.gone_at is not None)


def _write(
    dealer: Dealer,
    steps: Iterable[Step],
    rows: Mapping[str, Action],
    markets: Mapping[str, Market],
    now: datetime,
) -> bool:
    """Write what differs, and say whether anything did."""
    new: list[Action] = []
    changed: list[Action] = []
    events: list[ActionEvent] = []
    for step in steps:
        row = rows.get(step.key)
        content = _content(step.candidate, markets) if step.candidate else {}
        if row is None:
            row = Action(dealer=dealer, key=step.key, found_at=now, seen_at=now, **content)
            new.append(row)
        elif _change(row, step, content, now):
            changed.append(row)
        if step.turn is not Turn.STILL:
            events.append(ActionEvent(action=row, at=now, what=step.turn.value))
    Action.objects.bulk_create(new)
    fields = [*CONTENT, "state", "gone_at", "done_at", "owner"]
    Action.objects.bulk_update(changed, fields, batch_size=200)
    seen = [step.key for step in steps if step.candidate]
    Action.objects.filter(dealer=dealer, key__in=seen).update(seen_at=now)
    ActionEvent.objects.bulk_create(events)
    return bool(new or changed)


def _change(row: Action, step: Step, content: dict[str, Any], now: datetime) -> bool:
    """Bring a row to where the step leads, and say whether anything differs."""
    wanted = {**content, **_moved(row, step.turn, now)}
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    return True


def _moved(row: Action, turn: Turn, now: datetime) -> dict[str, Any]:
    if turn is Turn.FIXED:
        return {"state": ActionState.FIXED, "gone_at": now}
    if turn is Turn.GONE:
        return {"gone_at": now}
    if turn is Turn.REOPENED:
        return {"state": ActionState.OPEN, "gone_at": None, "done_at": None, "owner": None}
    # A dismissed one whose source is back is there again, and stays dismissed.
    return {"gone_at": None} if row.gone_at is not None else {}


def _content(candidate: Candidate, markets: Mapping[str, Market]) -> dict[str, Any]:
    words = {name: text(getattr(candidate, name))[:length] for name, length in SHORT.items()}
    return {
        **words,
        "market": markets.get(candidate.market),
        "kind": candidate.kind.value,
        "target": text(candidate.target),
        "effort": candidate.effort.value,
        "grade": candidate.grade.value,
        "size": candidate.size,
        "priority": candidate.priority,
        "generator": candidate.generator.value,
        "evidence": [json_value(asdict(each)) for each in candidate.evidence],
        "intents": [text(each) for each in candidate.intents],
        "pages": [text(each) for each in candidate.pages],
        "since": candidate.since,
        "method_version": METHOD_VERSION,
    }


def _note_review(dealer: Dealer, surveys: Iterable[Survey], now: datetime) -> None:
    sources = [
        {"source": each.source, "found": len(each.candidates), "reason": each.reason}
        for each in surveys
    ]
    # A score may be dated a moment later than `now`; it has been read all the same.
    newest = Score.objects.filter(dealer=dealer).aggregate(at=Max("computed_at"))["at"]
    values = {"reviewed_at": max(now, newest or now), "sources": sources}
    ActionReview.objects.update_or_create(dealer=dealer, defaults=values)
