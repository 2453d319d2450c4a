"""A week's board ranks with honest ties, withholds small groups, and compares like with like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain.boards import leaderboards
from aiv.domain.boards.leaderboards import Before, Board
from aiv.domain.changes import board_counts
from aiv.domain.changes.board_counts import BoardCounts
from aiv.domain.changes.weekly_change import compare
from aiv.domain.statistics.joint_ranks import Asked, joint_rank_sets
from tests.aiv.domain.board_counted import DEALERS, series, spread, week

SHARES = {"anchor": 0.9, "beacon": 0.5, "cove": 0.45, "dune": 0.4, "eddy": 0.02, "fjord": 0.0}


def named(**shares: float) -> dict[str, list[int]]:
    return {dealer: spread(share) for dealer, share in (SHARES | shares).items()}


def ranked(counts: BoardCounts, before: Before | None = None) -> Board:
    return leaderboards.board(counts, DEALERS, before)


def archived(counts: BoardCounts, *, method: str = leaderboards.METHOD_VERSION) -> Before:
    places = {each.dealer: each.position for each in ranked(counts).standings}
    return Before(method_version=method, counts=counts, positions=places)


def test_dealers_stand_by_their_estimate() -> None:
    found = ranked(week(named()))
    assert [each.dealer for each in found.standings] == list(SHARES)
    assert [each.position for each in found.standings] == [1, 2, 3, 4, 5, 6]


def test_overlapping_intervals_share_ranks() -> None:
    found = {each.dealer: each for each in ranked(week(named())).standings}
    assert (found["anchor"].best_rank, found["anchor"].worst_rank) == (1, 1)
    assert {found[d].best_rank for d in ("beacon", "cove", "dune")} == {2}
    assert {found[d].worst_rank for d in ("beacon", "cove", "dune")} == {4}
    assert (found["fjord"].best_rank, found["fjord"].worst_rank) == (5, 6)


def test_the_ranks_are_those_of_the_method() -> None:
    counts = week(named())
    found = ranked(counts).standings
    scores = [counts.scores(each.dealer) for each in found]
    asked = Asked(
        values=[[y for y in each.y if y is not None] for each in scores if each],
        errors=[each.se for each in found],
        weights=list(counts.weights.values()),
    )
    expected = joint_rank_sets([asked])
    assert expected is not None
    assert [(each.best_rank, each.worst_rank) for each in found] == list(expected.sets)


def test_all_who_may_be_first_lead_together() -> None:
    found = ranked(week(named(anchor=0.5, beacon=0.48))).standings
    leading = {each.dealer for each in found if each.is_leading}
    assert leading == {"anchor", "beacon", "cove"}


def test_a_measured_zero_stands_with_its_upper_bound() -> None:
    last = ranked(week(named())).standings[-1]
    assert (last.figure, last.lo) == (0.0, 0.0)
    assert last.hi > 0.0
    assert last.se > 0.0


def test_equal_dealers_stand_by_name() -> None:
    found = ranked(week({dealer: spread(0.5) for dealer in reversed(DEALERS)})).standings
    assert [each.dealer for each in found] == sorted(DEALERS)
    assert {(each.best_rank, each.worst_rank) for each in found} == {(1, 6)}


def test_a_group_of_four_is_not_shown() -> None:
    few = {key: DEALERS[key] for key in list(DEALERS)[:4]}
    found = leaderboards.board(week(named()), few, None)
    assert found.standings == ()
    assert found.withheld == "4 of at least 5 dealers; a smaller group is not shown."


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (week({d: [1] * 19 for d in DEALERS}), "19 of at least 20 questions answered"),
        (week({d: [1] * 39 for d in DEALERS}, answered=1), "39 of at least 40 answers"),
        (week({d: [1] * 40 for d in DEALERS}, answered=1, failed=18), "40 of 58 calls answered"),
        (BoardCounts(panel_version=1, series=(), failed=9), "No answer of an assistant"),
        (BoardCounts(panel_version=None, series=()), "No answer of an assistant"),
    ],
)
def test_below_the_minimum_nothing_is_shown(counts: BoardCounts, words: str) -> None:
    found = ranked(counts)
    assert found.standings == ()
    assert words in found.withheld


def test_the_minimum_itself_is_enough() -> None:
    assert ranked(week({d: [1] * 20 for d in DEALERS}, answered=2, failed=17)).withheld == ""


def test_a_move_is_measured_on_what_both_weeks_asked() -> None:
    before = archived(week(named()))
    found = {e.dealer: e for e in ranked(week(named(beacon=0.95)), before).standings}
    moved = found["beacon"].movement
    assert moved is not None and moved.change is not None
    assert moved.was_position == 2 and found["beacon"].position == 1
    assert moved.change.delta == pytest.approx(0.45)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (None, leaderboards.NO_BOARD_BEFORE),
        (archived(week(named()), method="leaderboard-0"), leaderboards.NEW_METHOD),
        (archived(week(named(), panel=2)), leaderboards.NEW_PANEL),
        (archived(week(named(), model="model-2")), leaderboards.NEW_SERIES),
        (archived(BoardCounts(panel_version=1, series=())), leaderboards.NOTHING_BEFORE),
    ],
)
def test_boards_of_another_series_are_not_compared(before: Before | None, reason: str) -> None:
    found = ranked(week(named()), before)
    assert found.no_movement == reason
    assert all(each.movement is None for each in found.standings)


def version(counts: BoardCounts, number: int, *, lineage: int = 1, **reworded: str) -> BoardCounts:
    """Give counts as a version of a panel counted them."""
    asked = {slug: f"{slug}#1" for slug in counts.weights} | reworded
    return replace(counts, panel_version=number, lineage=lineage, questions=asked)


def test_versions_of_one_lineage_are_compared_on_the_questions_of_both() -> None:
    first, second = week(named()), week(named(beacon=0.95))
    slug, *others = first.weights
    after = version(second, 2, **{slug: "other words"})
    found = ranked(after, archived(version(first, 1)))
    moved = {each.dealer: each for each in found.standings}["beacon"].movement
    assert found.no_movement == ""
    expected = compare(first.weeks_of("beacon", others), second.weeks_of("beacon", others))
    assert moved is not None and moved.change == expected.change
    assert expected.intents == len(others)


def test_another_lineage_is_not_compared() -> None:
    before = archived(version(week(named()), 1))
    assert (
        ranked(version(week(named()), 2, lineage=2), before).no_movement == leaderboards.NEW_PANEL
    )


def test_a_dealer_that_was_not_there_has_no_movement() -> None:
    before = archived(week(named()))
    places = {key: at for key, at in before.positions.items() if key != "cove"}
    found = ranked(
        week(named()), Before(method_version=before.method_version, counts=before.counts,
                              positions=places)
    )  # fmt: skip
    assert found.no_movement == ""
    assert {e.dealer: e.movement for e in found.standings}["cove"] is None


def test_two_models_of_one_assistant_are_one_weight_and_two_series() -> None:
    both = BoardCounts(
        panel_version=1,
        series=(series(named(), model="a", answered=3), series(named(), model="b", answered=3)),
    )
    one = ranked(week(named()))
    assert [e.figure for e in ranked(both).standings] == [e.figure for e in one.standings]
    assert [each.series for each in both.weeks_of("anchor", both.weights)] == [
        "gpt|api|a",
        "gpt|api|b",
    ]


def test_counts_come_back_as_they_were_stored() -> None:
    counts = week(named(), failed=3)
    assert board_counts.read(counts.stored()) == counts


def test_permuting_questions_changes_nothing() -> None:
    counts = week(named())
    turned = board_counts.read(counts.stored())
    (one,) = turned.series
    stored = counts.stored()
    stored["series"][0]["tallies"] = list(reversed(stored["series"][0]["tallies"]))
    assert one.key == "gpt|api|model-1"
    assert ranked(board_counts.read(stored)) == ranked(counts)
