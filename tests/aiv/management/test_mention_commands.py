"""Test that the two mention commands print JSON and name the line of a fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.aiv.domain.mentions.test_mention_exam import row


def lines(tmp_path: Path, *rows: object) -> str:
    file = tmp_path / "cases.jsonl"
    texts = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return str(file)


def test_detect_mentions_prints_a_line_a_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("detect_mentions", lines(tmp_path, row(), "", row(id="c2")))
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    mention = {"dealer": "a", "order": 1, "role": "option", "quote": "Oakhurst Toyota", "start": 0}
    assert printed == [{"id": each, "mentions": [mention], "cited": []} for each in ("c1", "c2")]


def test_mention_exam_prints_the_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("mention_exam", lines(tmp_path, row()))
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == [
        "cases",
        "mentions",
        "order_accuracy",
        "role_accuracy",
        "cited",
        "tags",
    ]
    assert printed["cases"] == 1


@pytest.mark.parametrize("command", ["detect_mentions", "mention_exam"])
@pytest.mark.parametrize("wrong", ["{", "[]", '{"id": 7}'])
def test_a_bad_line_is_named(tmp_path: Path, command: str, wrong: str) -> None:
    with pytest.raises(CommandError, match="line 2"):
        call_command(command, lines(tmp_path, row(), wrong))


def test_a_missing_file_is_said_plainly() -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("detect_mentions", "/nowhere.jsonl")
