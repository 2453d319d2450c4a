"""Look a market's week through once it was set beside the others, and raise what stands out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction

from aiv.domain.alerting import words
from aiv.domain.alerting.values import State
from aiv.domain.changes.weeks import Week
from aiv.models import AlertKind, AlertState, AlertWeek, Dealer, Market, ModelEvent
from aiv.selectors.alerts import alert_candidates
from aiv.selectors.alerts.alert_candidates import Findings, Moved, Overtaken
from aiv.selectors.changes import model_events
from aiv.services.alerts import alerts
from aiv.services.alerts.alerts import Raised

WAITS = "Waits for a second draw."


def run_due(now: datetime) -> int:
    """Look through one week that is due, and say how many there were."""
    due = next(iter(alert_candidates.weeks_due(now)), None)
    return int(due is not None and evaluate(*due, now=now) is not None)


def evaluate(market: Market, week: Week, *, now: datetime) -> AlertWeek | None:
    """Raise what stands out in a week; None where it was looked through before.

    Who comes second finds the week taken by its key in the database, and raises nothing.
    """
    found = alert_candidates.of_week(market, week)
    events = model_events.of_week(market, week)
    raised = [*_of_events(market, week, events), *_of_dealers(market, week, found, events)]
    row = AlertWeek(
        market=market,
        week=week.monday,
        tested=found.tested,
        untested=found.untested,
        found=len(found.moved) + len(found.overtaken),
        evaluated_at=now,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            for each in raised:
                alerts.raise_once(each, now=now)
    except IntegrityError:
        if AlertWeek.objects.filter(market=market, week=week.monday).exists():
            return None
        raise
    return row


def _of_dealers(
    market: Market, week: Week, found: Findings, events: tuple[ModelEvent, ...]
) -> Iterator[Raised]:
    reason = " ".join(event.words for event in events) or WAITS
    state = AlertState(State.HELD if events else State.WAITING)
    for moved in found.moved:
        yield _moved(market, week, moved, state, reason)
    for pair in found.overtaken:
        yield _overtaken(market, week, pair, state, reason)


def _moved(market: Market, week: Week, moved: Moved, state: AlertState, reason: str) -> Raised:
    kind = AlertKind.RISE if moved.delta > 0 else AlertKind.DROP
    return Raised(
        kind=kind,
        state=state,
        key=_key(moved.dealer, market, week, "moved"),
        title=words.moved_title(moved.dealer.name, moved.delta),
        words=words.moved(moved.figures),
        reason=reason,
        dealer=moved.dealer,
        market=market,
        week=week.monday,
        figures=moved.figures.stored(),
    )


def _overtaken(
    market: Market, week: Week, pair: Overtaken, state: AlertState, reason: str
) -> Raised:
    return Raised(
        kind=AlertKind.OVERTAKEN,
        state=state,
        key=_key(pair.dealer, market, week, f"overtaken:{pair.rival.pk.hex}"),
        title=words.overtaken_title(pair.dealer.name, pair.rival.name),
        words=words.overtaken(pair.figures),
        reason=reason,
        dealer=pair.dealer,
        market=market,
        week=week.monday,
        subject=str(pair.rival.pk),
        figures=pair.figures.stored(),
    )


def _of_events(market: Market, week: Week, events: tuple[ModelEvent, ...]) -> Iterator[Raised]:
    """Give one alert a claimed dealer for all that moved by itself in its market's week."""
    if not events:
        return
    said = " ".join(event.words for event in events)
    for dealer in market.dealers.filter(organization__isnull=False):
        yield Raised(
            kind=AlertKind.ENGINE,
            state=AlertState.CONFIRMED,
            key=_key(dealer, market, week, "engine"),
            title=f"An assistant itself moved in {market.name}",
            words=f"{said} Alerts of this week are held.",
            dealer=dealer,
            market=market,
            week=week.monday,
        )


def _key(dealer: Dealer, market: Market, week: Week, what: str) -> str:
    return f"{dealer.pk.hex}:{market.pk.hex}:{week.word}:{what}"
