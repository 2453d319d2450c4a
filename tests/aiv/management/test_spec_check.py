"""The command prints a line an example and needs no database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

GOOD = {"id": 1, "function": "aivr", "inputs": {"aiv": 0.2}, "expected": None}
UNKNOWN = {"id": 2, "function": "phase_of_the_moon", "inputs": {}, "expected": 1}
WRONG = {"id": 3, "function": "wilson", "inputs": {"p": 0.5, "n": 10}, "expected": [0.0, 1.0]}


def printed(path: Path, out: StringIO) -> list[dict[str, Any]]:
    """Run the command and read its lines."""
    call_command("spec_check", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def written(folder: Path, *examples: dict[str, Any]) -> Path:
    """Write a worked-examples file."""
    path = folder / "examples.json"
    path.write_text(json.dumps({"examples": examples}), encoding="utf-8")
    return path


def test_a_line_is_printed_for_every_example(tmp_path: Path) -> None:
    assert printed(written(tmp_path, GOOD, UNKNOWN), StringIO()) == [
        {"id": 1, "function": "aivr", "status": "pass", "difference": None},
        {"id": 2, "function": "phase_of_the_moon", "status": "not_built", "difference": None},
    ]


def test_a_failing_example_sets_the_exit_status_after_all_lines(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        printed(written(tmp_path, WRONG, GOOD), out)
    assert ended.value.code == 1
    assert [json.loads(line)["status"] for line in out.getvalue().splitlines()] == ["fail", "pass"]


@pytest.mark.parametrize("text", ["not json", "[]", "{}"])
def test_a_file_without_examples_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=r"JSON|examples"):
        printed(path, StringIO())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"gone\.json"):
        printed(tmp_path / "gone.json", StringIO())
