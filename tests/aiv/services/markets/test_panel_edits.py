"""Changes of a panel: proposed, decided, in force at a month's start, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.markets.panel_edits import Edit
from aiv.models import Dealer, Market, Panel, PanelProposal
from aiv.services.markets import panel_edits, panels
from dealershipai.accounts.models import User
from tests import answered

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 12, tzinfo=UTC)
REWORD = Edit(kind="reword", slug="new-0", wordings=("Where is a Toyota sold?",))


@pytest.fixture
def asked(market: Market, dealers: list[Dealer]) -> Panel:
    """Give a panel of twenty questions: two may change at once."""
    return answered.panel(market, 20)


def proposed(asked: Panel, edit: Edit, owner: User) -> PanelProposal:
    assert asked.market
    return panel_edits.propose(asked.market, edit, note="", proposer=owner)


def test_a_proposal_changes_nothing_until_it_is_accepted(asked: Panel, owner: User) -> None:
    proposed(asked, REWORD, owner)
    assert panel_edits.run_due(DECEMBER) == 0
    assert Panel.objects.count() == 1


def test_an_accepted_one_is_in_force_at_the_months_start(
    asked: Panel, market: Market, owner: User, operator: User
) -> None:
    row = panel_edits.accept(proposed(asked, REWORD, owner), operator=operator, now=NOW)
    assert row.takes_effect_on == date(2026, 12, 1)
    assert panel_edits.run_due(NOW) == 0
    assert panel_edits.run_due(DECEMBER) == 1
    assert panel_edits.run_due(DECEMBER) == 0
    latest = panels.current(market)
    assert latest
    assert (latest.version, latest.author) == (2, owner)
    assert panel_edits.intents_of(market)[0].wordings == REWORD.wordings


def test_the_month_begins_where_the_market_is(asked: Panel, owner: User, operator: User) -> None:
    panel_edits.accept(proposed(asked, REWORD, owner), operator=operator, now=NOW)
    assert panel_edits.run_due(datetime(2026, 12, 1, 3, tzinfo=UTC)) == 0
    assert panel_edits.run_due(datetime(2026, 12, 1, 5, 1, tzinfo=UTC)) == 1


def test_what_a_month_has_no_room_for_waits_for_the_next(
    asked: Panel, owner: User, operator: User
) -> None:
    months = []
    for number in range(3):
        row = proposed(asked, Edit(kind="remove", slug=f"new-{number}"), owner)
        months.append(panel_edits.accept(row, operator=operator, now=NOW).takes_effect_on)
    assert months == [date(2026, 12, 1), date(2026, 12, 1), date(2027, 1, 1)]


def test_both_versions_are_asked_for_a_week(
    asked: Panel, market: Market, owner: User, operator: User
) -> None:
    assert panel_edits.parallel(market, NOW) is None
    panel_edits.accept(proposed(asked, REWORD, owner), operator=operator, now=NOW)
    panel_edits.run_due(DECEMBER)
    latest = panels.current(market)
    assert latest
    assert panel_edits.parallel(market, latest.frozen_at + timedelta(days=6)) == asked
    assert panel_edits.parallel(market, latest.frozen_at + timedelta(days=7)) is None


def test_a_question_waits_for_one_decision_at_a_time(asked: Panel, owner: User) -> None:
    proposed(asked, REWORD, owner)
    with pytest.raises(Conflict, match="waits already"):
        proposed(asked, Edit(kind="remove", slug="new-0"), owner)


def test_a_refused_one_is_decided_once(asked: Panel, owner: User, operator: User) -> None:
    row = proposed(asked, REWORD, owner)
    panel_edits.refuse(row, operator=operator, now=NOW)
    panel_edits.refuse(row, operator=operator, now=NOW)
    with pytest.raises(Conflict, match="decided otherwise"):
        panel_edits.accept(row, operator=operator, now=NOW)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(kind="reword", slug="elsewhere", wordings=("x",)),
        Edit(kind="add", slug="new-0", department="new", stage="discover", wordings=("x",)),
        Edit(kind="add", slug="fresh", wordings=("x",)),
        Edit(kind="reword", slug="new-0", wordings=("Question 0 about a new car?",)),
        Edit(kind="reword", slug="new-0", wordings=("Is Marlin Toyota fair?",)),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: Panel, owner: User, edit: Edit) -> None:
    with pytest.raises(InvalidInput):
        proposed(asked, edit, owner)
