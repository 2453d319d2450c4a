"""Lost questions and cited sites become actions, by the lower end of their interval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aiv.domain.actions import from_intents, from_sources
from aiv.domain.actions.candidates import Generator
from aiv.domain.actions.grades import Effort
from aiv.domain.actions.panel_answers import PanelAnswer, Question
from aiv.domain.statistics.rates import wilson
from tests.aiv.domain.actions.test_candidates import AT

BRAKES = Question(intent="brakes", words="Who does brakes?", department="service")
NOBODY: frozenset[str] = frozenset()


def answers(
    lost: int, *, of: int, named: int = 0, domains: Sequence[str] = (), intent: str = "brakes"
) -> list[PanelAnswer]:
    return [
        PanelAnswer(
            key=f"{intent}-{at}", intent=intent, asked_at=AT + timedelta(hours=at),
            is_named=lost <= at < lost + named, rivals=("Marlin Toyota",) if at < lost else (),
            domains=frozenset(domains),
        )
        for at in range(of)
    ]  # fmt: skip


def test_a_question_that_rivals_win_is_found_with_its_share() -> None:
    (found,) = from_intents.survey(answers(9, of=10), [BRAKES], market="m").candidates
    lo, _ = wilson(0.9, 10) or (0.0, 1.0)
    assert found.size == 10 * lo
    assert "9 of 10 answers" in found.size_words
    assert "Marlin Toyota (9)" in found.size_words
    assert (found.intents, found.since) == (("brakes",), AT)


def test_a_question_mostly_held_is_settled() -> None:
    survey = from_intents.survey(answers(5, of=10, named=5), [BRAKES], market="m")
    assert survey.candidates == ()
    assert survey.settled == {from_intents.key_of("m", "brakes")}


def test_two_answers_decide_nothing() -> None:
    survey = from_intents.survey(answers(2, of=2), [BRAKES], market="m")
    assert (survey.candidates, survey.settled) == ((), frozenset())


def test_answers_that_name_nobody_are_not_lost() -> None:
    assert from_intents.survey(answers(0, of=10), [BRAKES], market="m").candidates == ()


def test_an_own_page_makes_it_less_work_than_a_new_one() -> None:
    page = Question(intent="brakes", words="?", department="service", page="https://a.example/s")
    efforts = [
        from_intents.survey(answers(9, of=9), [each], market="m").candidates[0].effort
        for each in (page, BRAKES)
    ]
    assert efforts == [Effort.MEDIUM, Effort.LARGE]


def test_without_answers_the_reason_is_said() -> None:
    assert from_intents.survey([], [BRAKES], market="m").reason


def sites(rows: list[PanelAnswer]) -> list[str]:
    found = from_sources.survey(rows, market="m", own=frozenset({"own.example"}), rivals=NOBODY)
    return [each.key for each in found.candidates]


def test_a_site_whose_answers_name_rivals_only_is_found() -> None:
    rows = answers(20, of=20, domains=["www.cars.com"])
    assert sites(rows) == [from_sources.key_of("m", "cars.com")]


def test_the_own_site_and_the_manufacturer_are_no_sources_to_be_found_on() -> None:
    assert sites(answers(20, of=20, domains=["own.example", "toyota.com"])) == []


def test_a_site_whose_answers_name_the_dealer_is_settled() -> None:
    rows = answers(10, of=20, named=10, domains=["cars.com"])
    survey = from_sources.survey(rows, market="m", own=NOBODY, rivals=NOBODY)
    assert survey.candidates == ()
    assert survey.settled == {from_sources.key_of("m", "cars.com")}


def test_few_citing_answers_decide_nothing_and_say_so() -> None:
    survey = from_sources.survey(
        answers(19, of=19, domains=["cars.com"]), market="m", own=NOBODY, rivals=NOBODY
    )
    assert (survey.candidates, survey.settled) == ((), frozenset())
    assert "it takes 20" in survey.reason


def test_a_profile_is_small_work_with_a_fact_sheet_and_news_are_not() -> None:
    rows = answers(20, of=20, domains=["yelp.com", "caranddriver.com"])
    found = from_sources.survey(rows, market="m", own=NOBODY, rivals=NOBODY).candidates
    by_key = {each.key.rpartition(":")[2]: each for each in found}
    assert by_key["yelp.com"].effort is Effort.SMALL
    assert by_key["yelp.com"].generator is Generator.FACTS
    assert by_key["caranddriver.com"].effort is Effort.LARGE
    assert by_key["caranddriver.com"].generator is Generator.NOTHING


def test_at_most_ten_sites_are_found() -> None:
    assert len(sites(answers(20, of=20, domains=[f"site{n}.example" for n in range(30)]))) == 10
