"""Questions of a dealer's people are routed to what they ask for."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from aiv.domain.advisor.entities import LONGEST, Names
from aiv.domain.advisor.examples import EXAMPLES, NAMES
from aiv.domain.advisor.router import Asked, route
from aiv.domain.advisor.topics import Topic

HERE = Path(__file__).parent


def labelled(name: str) -> list[tuple[Topic, str]]:
    lines = (HERE / name).read_text().splitlines()
    rows = [line.partition(" | ") for line in lines if " | " in line]
    return [(Topic(topic.strip()), question) for topic, _, question in rows]


def routed(question: str) -> Topic:
    """Route what stands after ">>" as what follows the question before it."""
    first, _, last = question.rpartition(" >> ")
    return route(last, NAMES, route(first, NAMES) if first else None).topic


def share_right(rows: Sequence[tuple[Topic, str]]) -> float:
    return sum(topic == routed(question) for topic, question in rows) / len(rows)


def bare(question: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", question.casefold()))


def test_at_least_99_of_100_labelled_questions_are_routed_right():
    assert len(EXAMPLES) >= 1000
    assert share_right(EXAMPLES) >= 0.99


def test_wording_that_no_sign_was_chosen_by_is_routed_right_19_times_of_20():
    rows = labelled("asked_anew.txt")
    assert len(rows) >= 100
    assert not {bare(question) for _, question in rows} & {bare(q) for _, q in EXAMPLES}
    assert share_right(rows) >= 0.95


def test_what_follows_a_question_is_read_with_it():
    rows = labelled("follow_ups.txt")
    assert all(" >> " in question for _, question in rows)
    assert share_right(rows) == 1


def test_every_topic_has_ten_labelled_questions():
    labels = Counter(topic for topic, _ in EXAMPLES)
    assert {topic for topic, n in labels.items() if n >= 10} == set(Topic)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("who beats us on oil changes?", "department", "service"),
        ("who beats us in sales?", "department", "sales"),
        ("how many sales do we lose?", "department", ""),
        ("does Chat GPT name us", "assistant", "chatgpt"),
        ("how do we compare with HARBOR  KIA", "rival", "harbor-kia"),
        ("what does silo integrity mean", "term", "silo"),
    ],
)
def test_what_a_question_names_is_found(question: str, kind: str, value: str):
    assert getattr(route(question, NAMES), kind) == value


def test_a_follow_up_keeps_what_was_asked_before():
    before = route("who beats us in ChatGPT?", NAMES)
    asked = route("and on service?", NAMES, before)
    assert (asked.topic, asked.department, asked.assistant) == (Topic.RIVALS, "service", "chatgpt")


def test_a_question_of_its_own_is_no_follow_up():
    before = route("who beats us on service?", NAMES)
    asked = route("and what is our revenue at risk", NAMES, before)
    assert (asked.topic, asked.department) == (Topic.MONEY, "")


def test_a_name_alone_asks_for_its_visibility_without_a_question_before_it():
    asked = route("and on service?", NAMES)
    assert (asked.topic, asked.department) == (Topic.VISIBILITY, "service")


def test_slips_of_the_keyboard_are_mended():
    assert route("show me the leadeboard", NAMES).topic is Topic.RANK


@pytest.mark.parametrize("question", ["", " ", "\u202e\u200b", "\x00", "😀" * 300, "?" * 9999])
def test_nothing_in_particular_is_unknown(question: str):
    assert route(question, NAMES).topic is Topic.UNKNOWN


@pytest.mark.parametrize(
    "word", ["why ", "what ", "how do we ", "a", "show me the ", "TERM ", "does it "]
)
def test_no_question_takes_long(word: str):
    route("hello", NAMES)  # Counts the examples, once in a process.
    began = time.perf_counter()
    route(word * (100_000 // len(word)), NAMES)
    assert time.perf_counter() - began < 0.5
    assert LONGEST <= 500


def test_a_dealer_named_like_a_department_is_still_itself():
    names = Names(own=("service first toyota",), departments=("service",))
    assert route("how visible is Service First Toyota", names).department == ""


def test_the_weight_and_the_lead_are_told():
    asked = route("where do we rank", NAMES)
    assert asked.weight >= 6 and asked.margin > 0
    assert Asked(topic=Topic.UNKNOWN).weight == 0
