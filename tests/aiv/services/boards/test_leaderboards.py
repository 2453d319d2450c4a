"""A market's board is archived on Monday morning, exactly once, and never changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from aiv.domain import strict_json
from aiv.domain.boards import leaderboard_words
from aiv.models import (
    Assistant,
    Dealer,
    Leaderboard,
    LeaderboardRow,
    Market,
    Panel,
    Probe,
    Prompt,
    Scan,
    Score,
)
from aiv.services.boards import leaderboards, shared_aivs
from dealershipai.accounts.models import User
from tests import answered, cast, ranked, scored
from tests.ranked import DUE, WEEK

pytestmark = pytest.mark.django_db
NEXT = WEEK.after


@pytest.fixture
def big(market: Market) -> Panel:
    return answered.panel(market, ranked.INTENTS)


@pytest.fixture
def asked(big: Panel, assistant: Assistant, dealers: list[Dealer]) -> Panel:
    ranked.asked(big, assistant, dealers)
    return big


def names(board: Leaderboard) -> list[str]:
    return [row.name for row in board.rows.all()]


def test_a_board_is_made_when_its_week_is_due(asked: Panel, market: Market) -> None:
    assert leaderboards.run_due(DUE - timedelta(seconds=1)) == 0
    assert leaderboards.run_due(DUE) == 1
    board = Leaderboard.objects.get()
    assert (board.market, board.week, board.due_at) == (market, "2026-W49", DUE)
    assert names(board) == list(cast.NAMES)


def test_a_board_is_made_once(asked: Panel, market: Market) -> None:
    assert [leaderboards.run_due(DUE) for _ in range(2)] == [1, 0]
    assert leaderboards.produce(market, WEEK, now=DUE) is None
    assert Leaderboard.objects.count() == 1


def test_only_the_weeks_own_answers_count(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.asked(asked, assistant, dealers[::-1], week=WEEK.before, first_trial=3)
    ranked.asked(asked, assistant, dealers[::-1], week=NEXT, first_trial=5)
    board = ranked.produced(market)
    assert (board.answers, board.intents) == (40, 20)
    assert names(board)[0] == dealers[0].name


def test_a_late_start_makes_up_for_the_last_week_only(
    asked: Panel, assistant: Assistant, dealers: list[Dealer]
) -> None:
    ranked.asked(asked, assistant, dealers, week=NEXT, first_trial=3)
    late = DUE + timedelta(days=10)
    assert [leaderboards.run_due(late) for _ in range(2)] == [1, 0]
    board = Leaderboard.objects.get()
    assert (board.week, board.produced_at) == (NEXT.word, late)


def scan(panel: Panel, *, state: str, days: int = 1, **fields: Any) -> Scan:
    started_at = WEEK.begins_at("America/New_York") + timedelta(days=days)
    return Scan.objects.create(
        panel=panel, origin="asked", state=state, day=started_at.date(), started_at=started_at,
        **fields,
    )  # fmt: skip


@pytest.mark.parametrize("state", ["running", "paused"])
def test_a_week_whose_scan_is_not_over_waits(asked: Panel, state: str) -> None:
    row = scan(asked, state=state)
    assert leaderboards.run_due(DUE) == 0
    Scan.objects.filter(pk=row.pk).update(state="finished")
    assert leaderboards.run_due(DUE + timedelta(hours=1)) == 1


def test_this_weeks_scan_holds_nothing_up(asked: Panel) -> None:
    scan(asked, state="running", days=7)
    scan(answered.branded(Dealer.objects.all()[0]), state="running")
    assert leaderboards.run_due(DUE) == 1


def test_a_week_in_which_nothing_was_asked_has_no_board(big: Panel, dealers: list[Dealer]) -> None:
    assert leaderboards.run_due(DUE) == 0
    assert not Leaderboard.objects.exists()


def test_a_proposed_market_has_no_board(asked: Panel, market: Market) -> None:
    Market.objects.update(state="proposed")
    assert leaderboards.run_due(DUE) == 0


def test_four_dealers_are_archived_as_too_few(asked: Panel, market: Market) -> None:
    market.dealers.remove(Dealer.objects.get(name=cast.NAMES[4]))
    board = ranked.produced(market)
    assert "4 of at least 5 dealers" in board.withheld
    assert not LeaderboardRow.objects.exists()


def test_below_the_minimum_sample_nobody_stands(
    panel: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.asked(panel, assistant, dealers)
    board = ranked.produced(market)
    assert "3 of at least 20 questions answered" in board.withheld
    assert not board.rows.exists()


def test_an_assistant_that_is_not_declared_does_not_count(asked: Panel, market: Market) -> None:
    market.market_assistants.update(is_declared=False)
    assert "No answer of an assistant" in ranked.produced(market).withheld


def test_an_answer_copied_by_hand_does_not_count(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    said = [answered.Said(named=[(dealers[4], "best")])]
    at = WEEK.begins_at(market.time_zone)
    answered.ask(asked, assistant, said, surface="copied by hand", asked_at=at, first_trial=9)
    assert ranked.produced(market).answers == 40


@pytest.mark.parametrize(("failed", "is_shown"), [(17, True), (18, False)])
def test_failed_calls_are_no_silence_about_anybody(
    asked: Panel, assistant: Assistant, market: Market, failed: int, is_shown: bool
) -> None:
    at = WEEK.begins_at(market.time_zone)
    said = [answered.Said(status="error")] * failed
    answered.ask(asked, assistant, said, asked_at=at, first_trial=7)
    board = ranked.produced(market)
    assert (not board.withheld) is is_shown
    assert board.answers == 40


@pytest.mark.parametrize(("lost", "is_shown"), [(17, True), (18, False)])
def test_calls_that_brought_nothing_count_as_they_do_for_scores(
    asked: Panel, assistant: Assistant, market: Market, lost: int, is_shown: bool
) -> None:
    at = WEEK.begins_at(market.time_zone)
    silent(asked, assistant, lost, asked_at=at)
    silent(asked, assistant, 20, asked_at=at - timedelta.resolution)
    silent(asked, assistant, 20, asked_at=WEEK.ends_at(market.time_zone))
    unheard = cast.assistant(market, "claude-api", "claude", "anthropic", surface="messages")
    silent(asked, unheard, 20, asked_at=at)
    board = ranked.produced(market)
    assert (not board.withheld) is is_shown
    assert board.answers == 40 and board.counts["failed"] == lost


def silent(panel: Panel, assistant: Assistant, calls: int, *, asked_at: datetime) -> None:
    """Ask a scan's calls that are given up without an answer."""
    trials = Probe.objects.count()
    scan = Scan.objects.create(panel=panel, day=asked_at.date(), origin="asked")
    Probe.objects.bulk_create(
        Probe(
            scan=scan, prompt=Prompt.objects.filter(intent__panel=panel)[0], assistant=assistant,
            trial=trials + number, state="exhausted", failure_kind="timeout", asked_at=asked_at,
        )
        for number in range(calls)
    )  # fmt: skip


def test_a_second_week_says_how_each_moved(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.produced(market)
    ranked.asked(asked, assistant, [dealers[4], *dealers[:4]], week=NEXT, first_trial=3)
    board = ranked.produced(market, week=NEXT, now=DUE + timedelta(days=7))
    first = board.rows.get(position=1)
    assert board.no_movement == ""
    assert (first.name, first.was_position) == (dealers[4].name, 5)
    assert leaderboard_words.movement(first).startswith("up 80.0 points (")


def test_the_first_board_says_why_it_compares_nothing(asked: Panel, market: Market) -> None:
    board = ranked.produced(market)
    assert board.no_movement == "No board stands for the week before."
    assert set(board.rows.values_list("was_position", "change")) == {(None, None)}


def test_a_new_panel_is_not_compared(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.produced(market)
    newer = answered.panel(market, ranked.INTENTS, version=2, department="used")
    ranked.asked(newer, assistant, dealers, week=NEXT)
    board = ranked.produced(market, week=NEXT, now=DUE + timedelta(days=7))
    assert "panel of questions is new" in board.no_movement


def test_a_changed_panel_is_compared_on_what_it_kept(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.produced(market)
    newer = answered.panel(market, ranked.INTENTS, version=2)
    Prompt.objects.filter(intent__panel=newer, intent__position=0).update(text="In other words?")
    ranked.asked(newer, assistant, [dealers[4], *dealers[:4]], week=NEXT)
    ranked.asked(asked, assistant, dealers, week=NEXT, first_trial=3)  # the parallel week
    board = ranked.produced(market, week=NEXT, now=DUE + timedelta(days=7))
    assert (board.panel_version, board.no_movement) == (2, "")
    first = board.rows.get(position=1)
    assert (first.name, first.was_position) == (dealers[4].name, 5)
    assert first.change == pytest.approx(16 / 19)


def test_an_archived_board_never_changes(asked: Panel, market: Market) -> None:
    board = ranked.produced(market)
    row = board.rows.all()[0]
    for change in (
        board.save,
        row.save,
        board.delete,
        row.delete,
        lambda: Leaderboard.objects.update(withheld="x"),
        lambda: LeaderboardRow.objects.update(position=9),
        LeaderboardRow.objects.all().delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert LeaderboardRow.objects.count() == 5


def test_a_renamed_dealer_keeps_its_name_on_old_boards(
    asked: Panel, market: Market, dealers: list[Dealer]
) -> None:
    board = ranked.produced(market)
    Dealer.objects.update(name="Another name")
    assert names(board) == list(cast.NAMES)


def test_anyone_can_make_the_board_again_from_its_counts(asked: Panel, market: Market) -> None:
    from aiv.domain.boards import leaderboards as domain
    from aiv.domain.changes import board_counts

    board = ranked.produced(market)
    rows = {row.dealer_id.hex: row for row in board.rows.all()}
    made = domain.board(
        board_counts.read(board.counts), {key: row.name for key, row in rows.items()}, None
    )
    for each in made.standings:
        row = rows[each.dealer]
        assert (row.position, row.best_rank, row.worst_rank) == (
            each.position, each.best_rank, each.worst_rank,
        )  # fmt: skip
        assert row.figure == pytest.approx(each.figure, abs=1e-9)


def test_the_digest_covers_counts_and_rows(asked: Panel, market: Market) -> None:
    board = ranked.produced(market)
    again = leaderboards.sealed(board, list(board.rows.all()))
    assert again.digest == Leaderboard.objects.get().digest
    board.counts["failed"] = 1
    assert leaderboards.sealed(board, list(board.rows.all())).digest != (
        Leaderboard.objects.get().digest
    )
    assert strict_json.digest({}) != again.digest


@pytest.fixture
def scores(market: Market, big: Panel, dealers: list[Dealer]) -> list[Score]:
    return [
        scored.score(dealer, market, big, scored.COMPLETE, at=DUE - timedelta(days=1))
        for dealer in dealers
    ]


def aivs(board: Leaderboard) -> dict[str, tuple[bool, str]]:
    return {row.name: (row.aiv is not None, row.aiv_reason) for row in board.rows.all()}


def test_nobodys_aiv_stands_without_the_owners_word(
    asked: Panel, market: Market, scores: list[Score], owner: User
) -> None:
    assert set(aivs(ranked.produced(market)).values()) == {(False, "not shared")}


def test_a_shared_aiv_stands_and_no_other(
    asked: Panel, market: Market, scores: list[Score], owner: User, dealers: list[Dealer]
) -> None:
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    found = aivs(ranked.produced(market))
    assert found.pop(dealers[0].name) == (True, "")
    assert set(found.values()) == {(False, "not shared")}


@pytest.mark.parametrize(
    ("values", "age", "reason"),
    [
        (scored.PARTIAL, 1, "partly measured, which is not comparable"),
        ({}, 1, "not measured"),
        (scored.COMPLETE, 15, "older than 14 days"),
        (None, 1, "not measured"),
    ],
)
def test_a_shared_aiv_that_does_not_compare_says_why(
    asked: Panel, market: Market, owner: User, dealers: list[Dealer], values: Any, age: int,
    reason: str,
) -> None:  # fmt: skip
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    if values is not None:
        scored.score(dealers[0], market, asked, values, at=DUE - timedelta(days=age))
    assert aivs(ranked.produced(market))[dealers[0].name] == (False, reason)


def test_a_withdrawal_works_from_the_next_board_on(
    asked: Panel, market: Market, scores: list[Score], owner: User, dealers: list[Dealer],
    assistant: Assistant,
) -> None:  # fmt: skip
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    first = ranked.produced(market)
    shared_aivs.withdraw(dealers[0], person=owner, now=DUE)
    ranked.asked(asked, assistant, dealers, week=NEXT, first_trial=3)
    second = ranked.produced(market, week=NEXT, now=DUE + timedelta(days=7))
    assert aivs(first)[dealers[0].name] == (True, "")
    assert aivs(second)[dealers[0].name] == (False, "not shared")


def test_the_cost_of_a_board_does_not_grow_with_its_dealers(
    asked: Panel, market: Market, django_assert_max_num_queries: Any
) -> None:
    for number in range(10, 40):
        cast.dealer(f"Rival {number}", number=number, market=market)
    with django_assert_max_num_queries(25):
        board = ranked.produced(market)
    assert board.rows.count() == 35


def test_past_weeks_are_archived_oldest_first(
    asked: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    ranked.asked(asked, assistant, dealers, week=WEEK.before, first_trial=3)
    assert leaderboards.archive_past(market, now=DUE, weeks=8) == 2
    assert leaderboards.archive_past(market, now=DUE, weeks=8) == 0
    newest = Leaderboard.objects.all()[0]
    assert (newest.week, newest.no_movement) == (WEEK.word, "")


def test_a_week_belongs_to_the_markets_own_zone(
    big: Panel, assistant: Assistant, dealers: list[Dealer], market: Market
) -> None:
    """Sunday evening in New York is Monday in UTC."""
    said = [answered.Said(named=[(dealers[0], "best")])] * 40
    ends_at = WEEK.ends_at(market.time_zone)
    answered.ask(big, assistant, said, asked_at=ends_at - timedelta(seconds=1))
    assert ends_at.date() == date(2026, 12, 7)
    assert ranked.produced(market).answers == 40
