"""A refresh is idempotent; a source that was not measured again settles nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.actions.lifecycle import Standing, State, Turn, reconcile
from aiv.domain.actions.survey import Survey
from tests.aiv.domain.actions.test_candidates import AT, candidate

FOUND = Survey(source="test", candidates=(candidate("a"),))
SETTLED = Survey(source="test", settled=frozenset({"a"}))
SILENT = Survey(source="test", reason="not measured")


def turns(standing: Standing | None, survey: Survey) -> list[Turn]:
    known = {"a": standing} if standing else {}
    return [step.turn for step in reconcile(known, [survey])]


def test_what_was_never_seen_is_new() -> None:
    assert turns(None, FOUND) == [Turn.NEW]


@pytest.mark.parametrize("state", [State.OPEN, State.TAKEN, State.DISMISSED])
def test_what_is_known_is_still_there(state: State) -> None:
    assert turns(Standing(state=state), FOUND) == [Turn.STILL]


@pytest.mark.parametrize("state", [State.OPEN, State.TAKEN])
def test_a_source_in_order_fixes_what_was_open(state: State) -> None:
    assert turns(Standing(state=state), SETTLED) == [Turn.FIXED]


@pytest.mark.parametrize("state", list(State))
def test_a_source_that_was_not_measured_moves_nothing(state: State) -> None:
    assert turns(Standing(state=state), SILENT) == []


def test_what_was_fixed_and_comes_back_is_opened_again() -> None:
    assert turns(Standing(state=State.FIXED, is_gone=True), FOUND) == [Turn.REOPENED]


def test_old_evidence_does_not_open_what_was_done_after_it() -> None:
    done = Standing(state=State.DONE, done_at=AT + timedelta(days=1))
    assert turns(done, FOUND) == [Turn.STILL]


def test_evidence_younger_than_the_finish_opens_it_again() -> None:
    done = Standing(state=State.DONE, done_at=AT - timedelta(days=1))
    assert turns(done, FOUND) == [Turn.REOPENED]


def test_what_was_done_and_found_in_order_is_noted_once() -> None:
    assert turns(Standing(state=State.DONE, done_at=AT), SETTLED) == [Turn.GONE]
    assert turns(Standing(state=State.DONE, done_at=AT, is_gone=True), SETTLED) == []


def test_a_key_found_by_one_survey_is_not_settled_by_another() -> None:
    known = {"a": Standing(state=State.OPEN)}
    assert [step.turn for step in reconcile(known, [SETTLED, FOUND])] == [Turn.STILL]


def test_what_nobody_knows_cannot_be_settled() -> None:
    assert turns(None, SETTLED) == []
