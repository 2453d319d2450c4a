"""Words of labelled examples speak for their topics."""

from __future__ import annotations

from aiv.domain.advisor import likeness
from aiv.domain.advisor.topics import Topic


def first(masked: str) -> Topic:
    weights = likeness.weights(masked)
    return max(weights, key=weights.__getitem__)


def test_words_of_a_topic_speak_for_it():
    assert first("stars and ratings") is Topic.REVIEWS


def test_words_that_no_example_has_speak_for_nothing():
    assert set(likeness.weights("zyx wvu").values()) == {0}
    assert likeness.strange("zyx wvu") == 2


def test_an_ending_makes_no_other_word():
    assert likeness.strange("vehicles vehicle") == 0


def test_strange_words_make_a_question_none_of_ours():
    assert likeness.strange("tell me about quantum chromodynamics in Hilbert spaces") >= 3
