"""Other commands run as Django's do, with faults of ours in one plain sentence."""

import django.core.management
import pytest

from aiv.domain.errors import InvalidInput
from dealershipai.bootstrap import commands


@pytest.fixture
def ran(monkeypatch):
    """List the command lines that reached Django."""
    lines: list[list[str]] = []
    monkeypatch.setattr(django.core.management, "execute_from_command_line", lines.append)
    return lines


def test_a_command_reaches_django(ran):
    assert commands.run(["manage.py", "migrate", "--plan"]) == 0
    assert ran == [["manage.py", "migrate", "--plan"]]


def test_a_setting_that_cannot_be_used_is_one_sentence(monkeypatch, capsys):
    def refuse(_: list[str]) -> None:
        raise InvalidInput("DEBUG", "write true or false")

    monkeypatch.setattr(django.core.management, "execute_from_command_line", refuse)
    assert commands.run(["manage.py", "check"]) == 1
    assert capsys.readouterr().err == "DEBUG: write true or false\n"


def test_help_names_the_two_commands_first(ran, capsys):
    commands.run(["manage.py"])
    assert "up        install what is missing" in capsys.readouterr().out


def test_a_half_installed_environment_names_the_command_that_helps(monkeypatch, capsys):
    monkeypatch.setattr(commands, "find_spec", lambda _: None)
    assert commands.run(["manage.py", "check"]) == 2
    assert "python3 manage.py up" in capsys.readouterr().err
