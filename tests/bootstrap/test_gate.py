"""The gate runs every step, whatever the steps before it did."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dealershipai.bootstrap import gate, held_servers, steps
from dealershipai.bootstrap.held_servers import Held, Report
from dealershipai.bootstrap.options import Verify
from dealershipai.bootstrap.steps import Step

FULL = Verify(is_fast=False, allowed_missing=frozenset())
FAST = Verify(is_fast=True, allowed_missing=frozenset())
LAUNCHER = "import json, sys; print(json.dumps({reports})); sys.stdin.read()"


@pytest.fixture
def ran(monkeypatch):
    """Replace the steps by scripted ones and list those that ran."""
    titles: list[str] = []

    def run(step: Step, *_: object) -> steps.Outcome:
        titles.append(step.title)
        return steps.Outcome(step.title, 0.0, "exit status 1" if step.title == "lint" else None)

    monkeypatch.setattr(steps, "run", run)
    monkeypatch.setattr(steps, "run_aside", run)
    monkeypatch.setattr(gate, "clean_environment", lambda _: {})
    return titles


def serve(monkeypatch, *missing: str) -> None:
    reports = tuple(_report(name, name in missing) for name in ("postgres", "redis", "browser"))

    @contextmanager
    def hold(*_: object) -> Iterator[Held]:
        yield Held((), None, reports)

    monkeypatch.setattr(held_servers, "hold", hold)


def _report(name: str, is_missing: bool) -> Report:
    if is_missing:
        return Report(name, name, "X", missing="why")
    return Report(name, name, "X", place="there")


def test_a_failure_does_not_end_the_run(ran, monkeypatch, tmp_path, capsys):
    serve(monkeypatch)
    assert gate.run(tmp_path, FULL) == 1
    tests = {"tests on SQLite", "tests on PostgreSQL and Redis", "tests in the browser"}
    assert set(ran) == {step.title for step in steps.STATIC} | tests
    assert "Failed: lint." in capsys.readouterr().out


def test_a_fast_run_has_no_servers_and_no_browser(ran, tmp_path):
    gate.run(tmp_path, FAST)
    assert ran[-1] == "tests on SQLite"


def test_a_missing_browser_leaves_its_step_out(ran, monkeypatch, tmp_path):
    serve(monkeypatch, "browser")
    gate.run(tmp_path, FULL)
    assert "tests in the browser" not in ran


def test_a_missing_browser_is_status_3(monkeypatch, tmp_path):
    serve(monkeypatch, "browser")
    for name in ("run", "run_aside"):
        monkeypatch.setattr(steps, name, lambda step, *_: steps.Outcome(step.title, 0.0, None))
    monkeypatch.setattr(gate, "clean_environment", lambda _: {})
    assert gate.run(tmp_path, FULL) == 3


def test_one_server_is_enough_to_run_its_tests(ran, monkeypatch, tmp_path):
    serve(monkeypatch, "postgres")
    gate.run(tmp_path, FULL)
    assert "tests on PostgreSQL and Redis" in ran


def test_a_run_without_tests_is_a_failure(tmp_path):
    outcome = steps.run(Step("tests", ("-c", "raise SystemExit(5)")), tmp_path, {})
    assert outcome.fault == "no test ran"


def test_a_step_that_hangs_ends_as_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "LIMIT_SECONDS", 0.05)
    outcome = steps.run(Step("tests", ("-c", "import time; time.sleep(9)")), tmp_path, {})
    assert outcome.fault is not None
    assert outcome.fault.startswith("ended after")


def test_the_gate_sets_none_of_the_products_variables(tmp_path):
    (tmp_path / ".env.example").write_text("# words\nDATABASE_URL=\n")
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///mine\n")
    assert gate.clean_environment(tmp_path)["DATABASE_URL"] == ""


def test_what_the_gate_starts_keeps_its_bytecode(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / ".env.example").touch()
    (tmp_path / "sown.py").touch()
    environment = gate.clean_environment(tmp_path)
    steps.run(Step("import", ("-c", "import sown")), tmp_path, environment)
    assert list(tmp_path.glob("__pycache__/sown*.pyc"))


def test_a_launcher_that_dies_leaves_everything_unverified(tmp_path):
    with held_servers.hold(tmp_path, ("postgres",)) as held:
        # The folder has no tests package, so the launcher cannot even start.
        assert [report.missing != "" for report in held.reports()] == [True]


def test_held_servers_are_read_from_the_launcher(tmp_path):
    package = tmp_path / "tests" / "servers"
    package.mkdir(parents=True)
    report = {"name": "redis", "title": "Redis", "variable": "DAI_X", "place": "unix:///x"}
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(LAUNCHER.format(reports=[report]))
    with held_servers.hold(tmp_path, ("redis",)) as held:
        assert held.variables() == {"DAI_X": "unix:///x"}
        assert held.process is not None
    assert held.process.returncode == 0


def test_a_step_runs_with_this_python(tmp_path, capfd):
    steps.run(Step("which", ("-c", "import sys; print(sys.executable)")), tmp_path, {})
    assert sys.executable in capfd.readouterr().out


def test_what_a_step_says_aside_is_shown_later_and_whole(tmp_path, capfdbinary):
    code = "import sys; print('fault 7', file=sys.stderr); sys.exit(3)"
    outcome = steps.run_aside(Step("types", ("-c", code)), tmp_path, {})
    assert capfdbinary.readouterr().out == b""
    assert steps.shown(outcome).fault == "exit status 3"
    assert capfdbinary.readouterr().out == b"\n== types\nfault 7\n"
