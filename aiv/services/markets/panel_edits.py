"""Propose changes of a market's panel, decide them, and put them in force at a month's start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from aiv.domain import slugs
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets import panel_edits
from aiv.domain.markets.panel_edits import Edit
from aiv.domain.markets.panels import PanelIntent
from aiv.models import EditKind, Market, Panel, PanelKind, PanelProposal, ProposalState
from aiv.services.markets import panels
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

PARALLEL: Final = timedelta(days=7)
"""How long the earlier version is asked beside the new one (S10)."""


@transaction.atomic
def propose(market: Market, edit: Edit, *, note: str, proposer: User) -> PanelProposal:
    """Put a change before an operator; it changes nothing until it is accepted.

    Raises InvalidInput naming the field, Conflict when a change of this question waits already.
    """
    standing = {each.slug: each for each in intents_of(market)}
    _check(market, edit, standing)
    before = standing[edit.slug].wordings if edit.slug in standing else ()
    try:
        with transaction.atomic():
            row = PanelProposal.objects.create(
                market=market,
                kind=edit.kind,
                slug=edit.slug,
                department=edit.department,
                stage=edit.stage,
                is_local=edit.is_local,
                wordings=list(edit.wordings),
                wordings_before=list(before),
                note=note,
                proposed_by=proposer,
            )
    except IntegrityError as error:
        raise Conflict("A change of this question waits already; it is decided first.") from error
    audit.record(actor=proposer, action="panel_proposal.proposed", target=row)
    return row


@transaction.atomic
def accept(row: PanelProposal, *, operator: User, now: datetime) -> PanelProposal:
    """Accept for the first month's start with room; accepting again changes nothing."""
    market = Market.objects.select_for_update().get(pk=row.market_id)
    taken = Counter(
        PanelProposal.objects.filter(market=market, state=ProposalState.ACCEPTED).values_list(
            "takes_effect_on", flat=True
        )
    )
    month = panel_edits.first_month_with_room(
        today(market, now), {day: n for day, n in taken.items() if day}, len(intents_of(market))
    )
    _decide(row, ProposalState.ACCEPTED, operator, now, takes_effect_on=month)
    return row


@transaction.atomic
def refuse(row: PanelProposal, *, operator: User, now: datetime) -> PanelProposal:
    """Leave the question as it is; refusing again changes nothing."""
    _decide(row, ProposalState.REFUSED, operator, now)
    return row


def run_due(now: datetime) -> int:
    """Put in force what has come to its month's start, and say in how many markets."""
    waiting = PanelProposal.objects.filter(
        state=ProposalState.ACCEPTED, takes_effect_on__lte=now.date() + timedelta(days=1)
    )
    markets = Market.objects.filter(pk__in=waiting.values("market"))
    return sum(_put_in_force(market, now) for market in markets)


def parallel(market: Market, now: datetime) -> Panel | None:
    """Give the earlier version while it is still asked beside the new one; else None."""
    latest = panels.current(market)
    if latest is None or now >= latest.frozen_at + PARALLEL or not _was_edited(latest):
        return None
    earlier = Panel.objects.filter(kind=PanelKind.MARKET, market=market, version__lt=latest.version)
    return earlier.order_by("-version").first()


def intents_of(market: Market) -> tuple[PanelIntent, ...]:
    """Give the questions of a market's current panel, in its order."""
    panel = panels.current(market)
    rows = panel.intents.order_by("position").prefetch_related("prompts") if panel else ()
    return tuple(
        PanelIntent(
            slug=row.slug,
            department=row.department,
            stage=row.stage,
            is_local=row.is_local,
            is_branded=row.is_branded,
            weight=row.weight,
            wordings=tuple(prompt.text for prompt in row.prompts.all()),
        )
        for row in rows
    )


def today(market: Market, now: datetime) -> date:
    """Give the day as the market's people write it."""
    return now.astimezone(ZoneInfo(market.time_zone)).date()


def _was_edited(panel: Panel) -> bool:
    """Tell a version made of accepted proposals from one that was loaded."""
    return PanelProposal.objects.filter(panel=panel).exists()


def _check(market: Market, edit: Edit, standing: dict[str, PanelIntent]) -> None:
    if edit.kind not in EditKind.values:
        raise InvalidInput("kind", "choose what is to become of the question")
    if edit.kind == EditKind.ADD and (not slugs.is_slug(edit.slug) or edit.slug in standing):
        raise InvalidInput("slug", "choose another short name; small letters, digits and hyphens")
    if edit.kind != EditKind.ADD and edit.slug not in standing:
        raise InvalidInput("slug", "choose a question of the panel")
    if edit.kind == EditKind.REWORD and edit.wordings == standing[edit.slug].wordings:
        raise InvalidInput("wordings", "these are the wordings that are asked now")
    if edit.kind == EditKind.ADD and not (edit.department and edit.stage):
        raise InvalidInput("department", "choose department and stage")
    panel_edits.check_unbranded(edit.wordings, market.dealers.values_list("name", flat=True))


def _decide(
    row: PanelProposal, state: ProposalState, operator: User, now: datetime, **columns: date
) -> None:
    """Decide once; a second decision finds nothing to do, another one is refused."""
    decided = PanelProposal.objects.filter(pk=row.pk, state=ProposalState.PROPOSED).update(
        state=state, decided_by=operator, decided_at=now, **columns
    )
    row.refresh_from_db()
    if row.state != state:
        raise Conflict("This was decided otherwise already.")
    if decided:
        audit.record(actor=operator, action=f"panel_proposal.{state.value}", target=row)


@transaction.atomic
def _put_in_force(market: Market, now: datetime) -> bool:
    """Freeze a new version under the market's lock: of two at once the later finds nothing."""
    Market.objects.select_for_update().get(pk=market.pk)
    due = PanelProposal.objects.filter(
        market=market, state=ProposalState.ACCEPTED, takes_effect_on__lte=today(market, now)
    )
    rows = list(due.order_by("decided_at", "id"))
    if not rows:
        return False
    author = rows[0].proposed_by
    panel = panels.freeze(market, _edited(market, rows), author=author)
    due.update(state=ProposalState.IN_FORCE, panel=panel)
    audit.record(actor=None, action="panel.changed", target=panel, changes={"questions": len(rows)})
    return True


def _edited(market: Market, rows: Sequence[PanelProposal]) -> tuple[PanelIntent, ...]:
    edits = [
        Edit(
            kind=row.kind,
            slug=row.slug,
            department=row.department,
            stage=row.stage,
            is_local=row.is_local,
            wordings=tuple(row.wordings),
        )
        for row in rows
    ]
    return panel_edits.applied(intents_of(market), edits)
