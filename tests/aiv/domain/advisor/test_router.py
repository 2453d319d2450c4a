"""Questions of a dealer's people are routed to what they ask for."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from aiv.domain.advisor.entities import LONGEST, Names
from aiv.domain.advisor.router import Asked, route
from aiv.domain.advisor.topics import Topic

HERE = Path(__file__).parent
NAMES = Names(
    own=("sunridge toyota",),
    rivals={"palmway motors": "palmway-motors", "harbor kia": "harbor-kia"},
    departments=("new", "used", "service"),
)


def labelled(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text().splitlines()
    rows = [line.partition(" | ") for line in lines if " | " in line]
    return [(topic.strip(), question) for topic, _, question in rows]


def share_right(rows: list[tuple[str, str]]) -> float:
    right = [topic == route(question, NAMES).topic for topic, question in rows]
    return sum(right) / len(right)


def test_at_least_95_of_100_labelled_questions_are_routed_right():
    rows = labelled("asked.txt")
    assert len(rows) >= 200
    assert share_right(rows) >= 0.95


def test_wording_that_no_sign_was_chosen_by_is_routed_right_nine_times_of_ten():
    rows = labelled("asked_anew.txt")
    assert len(rows) >= 80
    assert not {question for _, question in rows} & {q for _, q in labelled("asked.txt")}
    assert share_right(rows) >= 0.90


def test_every_topic_has_labelled_questions():
    assert {topic for topic, _ in labelled("asked.txt")} == set(Topic)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("who beats us on oil changes?", "department", "service"),
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


def test_a_name_alone_asks_nothing_without_a_question_before_it():
    assert route("and on service?", NAMES).topic is Topic.UNKNOWN


def test_slips_of_the_keyboard_are_mended():
    assert route("show me the leadeboard", NAMES).topic is Topic.RANK


@pytest.mark.parametrize("question", ["", " ", "\u202e\u200b", "\x00", "😀" * 300, "?" * 9999])
def test_nothing_in_particular_is_unknown(question: str):
    assert route(question, NAMES).topic is Topic.UNKNOWN


@pytest.mark.parametrize(
    "word", ["why ", "what ", "how do we ", "a", "show me the ", "TERM ", "does it "]
)
def test_no_question_takes_long(word: str):
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
