"""Command lines are read before anything is installed."""

import pytest

from dealershipai.bootstrap import options


def test_up_serves_this_machine_on_8000_and_leaves_the_demo_open():
    assert options.up([]) == options.Up("127.0.0.1", 8000, None, is_scaled_out=False)


@pytest.mark.parametrize(("flag", "wish"), [("--demo", True), ("--no-demo", False)])
def test_a_script_can_decide_about_the_demo(flag, wish):
    assert options.up([flag]).has_demo is wish


@pytest.mark.parametrize(
    "words", [["--demo", "--no-demo"], ["--port", "0"], ["--port", "70000"], ["--prot", "1"]]
)
def test_up_refuses_what_it_cannot_do(words, capsys):
    with pytest.raises(SystemExit) as ended:
        options.up(words)
    assert ended.value.code == 2
    assert "usage: manage.py up" in capsys.readouterr().err


def test_verify_takes_a_list_of_what_may_be_missing():
    wish = options.verify(["--allow-missing=redis,browser"])
    assert wish == options.Verify(is_fast=False, allowed_missing=frozenset({"redis", "browser"}))


def test_verify_refuses_to_allow_what_it_does_not_know(capsys):
    with pytest.raises(SystemExit):
        options.verify(["--allow-missing=tests"])
    assert "postgres,redis,browser" in capsys.readouterr().err
