"""The command prints the schema for files, and says what is wrong with them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.aiv.providers import bodies as b


def printed(*words: str) -> dict[str, Any]:
    out = StringIO()
    call_command("normalise_answer", *words, stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def written(folder: Path, text: str, name: str = "body.json") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_reply_is_printed_with_every_part(tmp_path: Path) -> None:
    reply = printed("openai", written(tmp_path, json.dumps(b.linked_responses())))
    assert list(reply) == ["answer", "citations", "sources", "searches", "usage", "cost"]
    assert reply["answer"]["prompt_id"] is None
    assert reply["answer"]["provider_created_at"].endswith("Z")


def test_a_price_is_a_number(tmp_path: Path) -> None:
    reply = printed("perplexity", written(tmp_path, json.dumps(b.agent("Gulf."))))
    assert reply["cost"]["cost_usd"] == 0.00119


def test_several_files_are_one_turn(tmp_path: Path) -> None:
    first = json.dumps(b.messages({"type": "text", "text": "One. "}, stop="pause_turn"))
    second = json.dumps(b.messages({"type": "text", "text": "Two."}))
    files = (written(tmp_path, first, "1.json"), written(tmp_path, second, "2.json"))
    assert printed("anthropic", *files)["answer"]["text"] == "One. Two."


@pytest.mark.parametrize("text", ["data: {}\n\n", "", '{"output": NaN}', "[" * 100_000])
def test_a_file_that_is_no_json_is_unsupported(tmp_path: Path, text: str) -> None:
    answer = printed("openai", written(tmp_path, text))["answer"]
    assert (answer["status"], answer["error"]["type"]) == ("error", "unsupported")


def test_surface_and_status_are_passed_on(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps({"error": {"type": "overloaded_error"}}))
    answer = printed("anthropic", path, "--surface", "messages", "--status", "529")["answer"]
    assert (answer["http_status"], answer["surface"]) == (529, "messages")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"gone\.json"):
        printed("openai", str(tmp_path / "gone.json"))
