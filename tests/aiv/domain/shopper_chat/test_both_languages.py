"""Every fixed sentence stands in every language, with the same values set into it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from aiv.domain.errors import Conflict
from aiv.domain.shopper_chat import faults, phrases

ROOT = Path(__file__).parents[4]
# All that a frame of a shopper's page can reach.
REACHED = (
    "aiv/services/chat/chat_messages.py", "aiv/services/chat/leads.py",
    "aiv/services/chat/shopper_chats.py",
    "aiv/services/chat/widget_tickets.py", "chatbot/sayings.py", "chatbot/consumers.py",
)  # fmt: skip
ALL = [phrases.SENTENCES, faults.SENTENCES]


def values_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentences", ALL)
def test_each_language_has_each_sentence(sentences: dict[str, dict[str, str]]) -> None:
    assert set(sentences) == set(phrases.LANGUAGES)
    english = sentences[phrases.DEFAULT]
    for spoken in sentences.values():
        assert set(spoken) == set(english)
        assert {name: values_in(spoken[name]) for name in spoken} == {
            name: values_in(english[name]) for name in english
        }


@pytest.mark.parametrize("sentences", ALL)
def test_no_sentence_is_left_untranslated(sentences: dict[str, dict[str, str]]) -> None:
    alike = {name for name, words in sentences["es"].items() if words == sentences["en"][name]}
    assert alike <= {"phone", "week", "hours_on", "holiday_on", "km"}


@pytest.mark.parametrize("path", REACHED)
def test_a_shopper_is_refused_in_fixed_sentences_only(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = {node.func.id for node in calls if isinstance(node.func, ast.Name)}
    assert not named & {"InvalidInput", "Conflict", "NotAllowed"}


@pytest.mark.parametrize("path", REACHED)
def test_each_refusal_has_its_sentence(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    names = re.findall(r'faults\.refused\(\s*"\w*", "(\w+)"', text)
    assert len(names) == text.count("faults.refused(")
    assert set(names) <= set(faults.SENTENCES["en"])


def test_a_fault_without_a_sentence_is_told_as_it_is() -> None:
    assert faults.told(Conflict("It is there."), "es") == "It is there."
    assert faults.told(faults.ended(), "fr") == "This chat has ended. Open a new one."
