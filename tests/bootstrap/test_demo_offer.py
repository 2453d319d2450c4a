"""The demo is offered once, where somebody sits, and the answer is remembered."""

from __future__ import annotations

import builtins
import sys
from types import SimpleNamespace

import pytest

from aiv.domain.errors import Conflict
from aiv.services.markets import demo as loading
from aiv.services.markets import demo_choice
from dealershipai.bootstrap import demo


@pytest.fixture
def loads(settings, tmp_path, monkeypatch):
    """Count the loads instead of doing them, and keep the choice in a folder of the test."""
    settings.VAR_DIR = tmp_path
    done = []

    def load(**_given):
        done.append(1)
        return SimpleNamespace(is_new=True, answers=12)

    monkeypatch.setattr(loading, "load", load)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    return done


@pytest.fixture
def says(monkeypatch):
    """Let a person at a terminal answer; being asked again is a fault."""

    def answer(word):
        words = iter([word])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(builtins, "input", lambda _question: next(words))

    return answer


@pytest.mark.parametrize(("wish", "count"), [(True, 1), (False, 0), (None, 0)])
def test_the_command_line_decides(loads, wish, count):
    demo.offer(wish)
    assert (len(loads), demo_choice.remembered()) == (count, wish)


@pytest.mark.parametrize(("word", "count"), [("y", 1), ("YES ", 1), ("", 0), ("n", 0)])
def test_a_person_is_asked_once(loads, says, word, count):
    says(word)
    demo.offer(None)
    demo.offer(None)
    assert len(loads) == count * 2
    assert demo_choice.remembered() is bool(count)


def test_a_terminal_that_ends_decides_nothing(loads, says, monkeypatch):
    says("y")

    def ended(_question):
        raise EOFError

    monkeypatch.setattr(builtins, "input", ended)
    demo.offer(None)
    assert (loads, demo_choice.remembered()) == ([], None)


def test_a_later_flag_overrules_what_was_chosen(loads):
    demo.offer(True)
    demo.offer(False)
    demo.offer(None)
    assert (len(loads), demo_choice.remembered()) == (1, False)


def test_a_demo_that_cannot_be_loaded_does_not_stop_the_start(loads, monkeypatch, capsys):
    def refuse(**_given):
        raise Conflict("A measured dealer bears its name.")

    monkeypatch.setattr(loading, "load", refuse)
    demo.offer(True)
    assert "was not loaded. A measured dealer bears its name." in capsys.readouterr().out


def test_how_to_remove_it_is_said_with_the_load(loads, capsys):
    demo.offer(True)
    assert "python3 manage.py remove_demo" in capsys.readouterr().out


def test_an_unreadable_choice_counts_as_none(loads, tmp_path):
    (tmp_path / "demo").write_text("perhaps", encoding="ascii")
    assert demo_choice.remembered() is None
