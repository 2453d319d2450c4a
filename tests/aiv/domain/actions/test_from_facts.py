"""A field that answers state wrong becomes one action with the value that is right."""

from __future__ import annotations

from aiv.domain.actions import from_facts
from aiv.domain.actions.from_facts import StatedFact
from aiv.domain.actions.grades import Effort
from aiv.domain.statistics.rates import wilson
from tests.aiv.domain.actions.test_candidates import AT


def stated(
    is_right: bool, *, answer: str = "a", field: str = "phone", pages: tuple[str, ...] = ()
) -> StatedFact:
    return StatedFact(
        field=field, label="Phone number", stated="(239) 555-0199", correct="(239) 555-0101",
        is_right=is_right, answer=answer, asked_at=AT, intent="fact-phone",
        sentence="Call (239) 555-0199.", pages=pages,
    )  # fmt: skip


def test_a_wrong_field_is_found_once_with_the_right_value() -> None:
    rows = [stated(False, answer="a"), stated(False, answer="b"), stated(True, answer="c")]
    (found,) = from_facts.survey(rows).candidates
    lo, _ = wilson(2 / 3, 3) or (0.0, 1.0)
    assert found.size == 10 * lo
    assert "2 of 3 answers that state it state it wrong" in found.size_words
    assert "(239) 555-0101" in found.change
    assert found.evidence[0].words == "Call (239) 555-0199."


def test_an_answer_counts_once_and_as_wrong_where_any_of_it_is() -> None:
    (found,) = from_facts.survey([stated(True), stated(False), stated(True)]).candidates
    assert "1 of 1 answer that" in found.size_words


def test_a_cited_page_is_where_to_begin() -> None:
    (found,) = from_facts.survey([stated(False, pages=("https://a.example/x",))]).candidates
    assert (found.target, found.effort) == ("https://a.example/x", Effort.SMALL)


def test_a_field_that_is_always_right_is_settled() -> None:
    survey = from_facts.survey([stated(True)])
    assert (survey.candidates, survey.settled) == ((), {from_facts.key_of("phone")})


def test_a_field_that_nobody_states_is_left_undecided() -> None:
    assert from_facts.survey([]).settled == frozenset()


def test_while_nothing_was_read_the_reason_is_said() -> None:
    assert from_facts.survey(None).reason
