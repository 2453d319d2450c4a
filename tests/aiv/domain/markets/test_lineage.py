"""Lineage: a panel that changes little carries its series on, another one starts anew."""

from __future__ import annotations

from aiv.domain.markets import lineage

FORTY = frozenset(f"intent-{number}" for number in range(40))
FOUR_OTHERS = (FORTY - {f"intent-{n}" for n in range(4)}) | {f"new-{n}" for n in range(4)}
FIVE_OTHERS = (FORTY - {f"intent-{n}" for n in range(5)}) | {f"new-{n}" for n in range(5)}


def test_a_tenth_of_the_questions_may_change() -> None:
    assert lineage.carries_on(FORTY, FOUR_OTHERS)
    assert not lineage.carries_on(FORTY, FIVE_OTHERS)


def test_questions_that_are_only_added_count_as_changed() -> None:
    assert lineage.changed_share(FORTY, FORTY | {"a"}) == 1 / 41


def test_a_line_of_small_changes_keeps_its_first_version() -> None:
    found = lineage.lineages([(1, FORTY), (2, FOUR_OTHERS), (5, FOUR_OTHERS | {"x"})])
    assert found == {1: 1, 2: 1, 5: 1}


def test_a_large_change_begins_a_lineage() -> None:
    versions = [(1, FORTY), (2, FIVE_OTHERS), (3, FIVE_OTHERS)]
    assert lineage.lineages(versions) == {1: 1, 2: 2, 3: 2}


def test_two_empty_panels_do_not_differ() -> None:
    assert lineage.changed_share([], []) == 0.0
