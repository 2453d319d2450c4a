"""What a model wrote is held against the facts: figures, names and claims."""

from __future__ import annotations

import pytest

from aiv.domain.advisor import checking
from aiv.domain.advisor.entities import Names

NAMES = Names(
    own=("harbor toyota",),
    rivals={"pelican kia": "pelican-kia", "7 hills ford": "7-hills-ford", "third street vw": "vw"},
)
FACTS = (
    "ChatGPT, API with search: named in 25 of 100 (13 to 43) answers, from 40 answers to 20 "
    "questions; newest answer 1 day ago, 30 Nov 2026 12:05 UTC.",
    "Gemini, API with search: named in 62.4 of 100 (51 to 74) answers, from 60 answers to 20 "
    "questions; newest answer 2 days ago, 29 Nov 2026 10:00 UTC.",
    "ChatGPT, API with search: you 25 of 100 (13 to 43) (40 answers); Pelican Kia 80 of 100 "
    "(66 to 90); 7 Hills Ford 30 of 100 (17 to 47), intervals overlap: may be no difference.",
    "Revenue at risk: $12,300 to $48,900 a month. Not measured: conversion lift.",
    "Week 2026-W48: 2nd of 5 dealers, may be 1st to 3rd.",
)


def faults(text: str, question: str = "") -> set[str]:
    return set(checking.faults(text, FACTS, NAMES, question=question))


@pytest.mark.parametrize(
    "text",
    [
        "ChatGPT names you in 25 of 100 answers (13 to 43), from 40 answers to 20 questions.",
        "You are named in a quarter of the answers of ChatGPT.",
        "In ChatGPT, you are named in twenty-five percent of answers, between 13 and 43.",
        "ChatGPT names you in 25% and Gemini in 62.4%.",
        "Gemini names you in 62 of 100 answers.",
        "Pelican Kia stands at 80 of 100 while you stand at 25 of 100.",
        "The revenue at risk is $12,300 to $48,900 a month.",
        "You are 2nd of 5 dealers.",
        "7 Hills Ford has 30 of 100, and the intervals overlap.",
        "The newest answer is from November 30.",
        "Pelican Kia is ahead with 80 of 100 against your 25 of 100.",
        "Conversion lift is not measured.",
    ],
)
def test_what_the_facts_say_may_be_shown(text: str):
    assert not faults(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ChatGPT names you in 26 of 100 answers.", "figure"),
        ("You are named in twenty-six percent of answers.", "figure"),
        ("You are named in a third of answers.", "figure"),
        ("ChatGPT names you in 62 of 100 answers.", "figure"),
        ("ChatGPT names you in 62.4% and Gemini in 25%.", "figure"),
        ("Pelican Kia stands at 25 of 100.", "figure"),
        ("You stand at 80 of 100 while Pelican Kia stands at 25 of 100.", "figure"),
        ("You are named in 20 answers.", "figure"),
        ("You gained 37 points.", "figure"),
        ("The interval is 13 to 74.", "figure"),
        ("The revenue at risk is $12,400.", "figure"),
        ("About 12,300 shoppers are lost.", "figure"),
        ("The newest answer is from December 1.", "figure"),
        ("You are 1st of 5 dealers.", "figure"),
        ("You are named in \uff19\uff19 of 100 answers.", "figure"),
        ("You are named in \u0669\u0669 of 100 answers.", "sign"),
        ("You are named \u00bd of the time.", "sign"),
        ("You are named in most answers.", "claim"),
        ("It fell because the site is slow.", "claim"),
        ("The difference is significant.", "claim"),
        ("Your rate has doubled.", "claim"),
        ("You are ahead of Pelican Kia.", "claim"),
        ("Your rate fell to 25 of 100.", "claim"),
        ("Third Street VW is ahead of you.", "rival"),
        ("Grok names you too.", "assistant"),
        ("You lose to Sunshine Honda.", "name"),
        ("Read more at https://evil.example/now and be named.", "address"),
        ("Le nombre monte de vingt-cinq pour cent chez vous cette semaine.", "language"),
        ("", "length"),
        ("You are named. " * 11, "length"),
    ],
)
def test_what_no_fact_says_is_not_shown(text: str, fault: str):
    assert fault in faults(text)


def test_a_number_in_a_dealers_name_is_no_figure():
    assert "figure" in faults("You are named in 7 of 100 answers.")


def test_a_question_gives_no_figures():
    assert "figure" in faults("You are named in 99 of 100.", question="am I named in 99 of 100?")


def test_a_sentence_leads_to_the_facts_of_its_figures():
    assert checking.backing("Gemini names you in 62.4 of 100.", FACTS, NAMES) == [1]
