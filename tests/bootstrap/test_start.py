"""A command line finds its way from any Python into the project's environment."""

import sys

import pytest

from dealershipai.bootstrap import environment, pythons, start


class Became(Exception):
    """Stand for this process having turned into another."""


@pytest.fixture
def root(tmp_path, monkeypatch):
    def become(program: str, *words: str) -> None:
        raise Became(program, words[1:])

    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(pythons, "become", become)
    return tmp_path


@pytest.fixture
def installed(root, monkeypatch):
    monkeypatch.setattr(environment, "ensure", lambda *_, **__: None)
    monkeypatch.setattr(environment.Place, "version", lambda _: (3, 11))
    return str(root / ".venv" / "bin" / "python")


def test_up_goes_on_inside_the_environment(installed):
    with pytest.raises(Became) as became:
        start.main(["manage.py", "up", "--port", "9000"])
    assert became.value.args == (installed, ("up", "--port", "9000"))


def test_another_command_goes_on_inside_the_environment(installed):
    with pytest.raises(Became) as became:
        start.main(["manage.py", "migrate"])
    assert became.value.args == (installed, ("migrate",))


def test_another_command_without_an_environment_names_the_one_to_run(root, capsys):
    assert start.main(["manage.py", "migrate"]) == 2
    assert "python3 manage.py up" in capsys.readouterr().err


def test_a_typing_slip_costs_no_install(root, monkeypatch):
    monkeypatch.setattr(environment, "ensure", lambda *_, **__: pytest.fail("installed"))
    with pytest.raises(SystemExit):
        start.main(["manage.py", "up", "--prot", "1"])


def test_a_machine_that_cannot_install_gets_the_reason_and_status_2(root, monkeypatch, capsys):
    def refuse(*_: object, **__: object) -> None:
        raise environment.CannotStart("Install this.")

    monkeypatch.setattr(environment, "ensure", refuse)
    assert start.main(["manage.py", "up"]) == 2
    assert capsys.readouterr().err == "Install this.\n"


def test_an_unsupported_python_hands_over_to_a_supported_one(root, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    monkeypatch.setattr(pythons, "other", lambda: "/opt/python3.12")
    with pytest.raises(Became) as became:
        start.main(["manage.py", "up"])
    assert became.value.args == ("/opt/python3.12", ("up",))


def test_an_unsupported_python_alone_is_refused_with_the_supported_ones(root, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    monkeypatch.setattr(pythons, "other", lambda: None)
    assert start.main(["manage.py", "up"]) == 2
    assert "needs Python 3.11 to 3.13; this is 3.9" in capsys.readouterr().err


def test_a_stopped_install_leaves_no_traceback(root, monkeypatch, capsys):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "ensure", stop)
    assert start.main(["manage.py", "up"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


def test_a_python_that_only_fails_is_passed_over(tmp_path, monkeypatch):
    for name, body in (("python3.13", "exit 127"), ("python3.12", "echo 3 12 /usr")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pythons.other() == str(tmp_path / "python3.12")


@pytest.mark.parametrize(
    ("version", "is_good"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)]
)
def test_supported_pythons_are_those_the_lock_was_made_for(version, is_good):
    assert pythons.is_supported(version) is is_good
