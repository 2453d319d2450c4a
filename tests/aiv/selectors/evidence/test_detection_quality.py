"""Prove which answers and readings say how well the detector reads."""

import pytest

from aiv.selectors.evidence import detection_quality
from aiv.services.evidence import corrections
from tests import answered, cast
from tests.answered import Said


@pytest.fixture
def answers(panel, assistant, dealers):
    """Give two answers; in each the detector found the first two dealers of three named."""
    text = " and ".join(dealer.name for dealer in dealers[:3])
    said = Said(named=[(dealers[0], "option"), (dealers[1], "best")], text=text)
    return answered.ask(panel, assistant, [said, said])


@pytest.fixture
def propose(dealers, owner):
    """Give a way to propose something about a dealer of an answer."""

    def proposed(answer, number, kind, role=""):
        quote = dealers[number].name if kind == "missing" else ""
        return corrections.propose(
            answer, dealers[number], kind, role=role, quote=quote, note="", proposer=owner
        )

    return proposed


def the_only():
    (line,) = detection_quality.by_assistant()
    return line


def test_nothing_is_measured_before_a_decision(answers, propose):
    propose(answers[0], 0, "wrong")
    assert detection_quality.by_assistant() == ()


def test_only_checked_answers_count(answers, propose, operator):
    corrections.refuse(propose(answers[0], 0, "wrong"), operator=operator)
    assert (the_only().answers, the_only().quality.precision.n) == (1, 2)


def test_a_refused_doubt_confirms_the_reading(answers, propose, operator):
    corrections.refuse(propose(answers[0], 0, "wrong"), operator=operator)
    assert the_only().quality.precision.theta == 1.0


def test_an_accepted_doubt_lowers_precision(answers, propose, operator):
    corrections.accept(propose(answers[0], 0, "wrong"), operator=operator)
    assert the_only().quality.precision.theta == 0.5


def test_an_accepted_miss_lowers_recall(answers, propose, operator):
    corrections.accept(propose(answers[0], 2, "missing", "option"), operator=operator)
    found = the_only().quality.recall
    assert (found.theta, found.n) == (pytest.approx(2 / 3), 3)


def test_an_accepted_role_lowers_only_the_roles(answers, propose, operator):
    corrections.accept(propose(answers[0], 0, "role", "best"), operator=operator)
    quality = the_only().quality
    assert (quality.precision.theta, quality.role_accuracy.theta) == (1.0, 0.5)


def test_a_dealer_with_a_waiting_proposal_is_left_out(answers, propose, operator):
    corrections.refuse(propose(answers[0], 0, "wrong"), operator=operator)
    propose(answers[0], 1, "wrong")
    assert the_only().quality.precision.n == 1


def test_a_mention_put_back_counts_as_rightly_found(answers, propose, operator):
    corrections.accept(propose(answers[0], 0, "wrong"), operator=operator)
    corrections.accept(propose(answers[0], 0, "missing", "option"), operator=operator)
    assert the_only().quality.precision.theta == 1.0


def test_assistants_are_told_apart(answers, propose, operator, panel, market, dealers):
    other = cast.assistant(market, "claude-api", "claude", "anthropic")
    said = Said(named=[(dealers[0], "best")], text=dealers[0].name)
    (theirs,) = answered.ask(panel, other, [said])
    for answer in (answers[0], theirs):
        corrections.refuse(propose(answer, 0, "wrong"), operator=operator)
    assert [line.answers for line in detection_quality.by_assistant()] == [1, 1]


def test_more_answers_cost_no_more_queries(answers, propose, operator, django_assert_num_queries):
    for answer in answers:
        corrections.refuse(propose(answer, 0, "wrong"), operator=operator)
    with django_assert_num_queries(3):
        detection_quality.by_assistant()
