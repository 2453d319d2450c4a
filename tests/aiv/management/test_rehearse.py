"""A rehearsal runs beside the installation, touches nothing of it, and never in production."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.management.commands import rehearse


def test_production_never_rehearses(settings: Any) -> None:
    settings.IS_HTTPS = True
    with pytest.raises(CommandError, match="APP_URL"):
        call_command("rehearse")


def test_a_copy_without_the_stand_in_says_so(settings: Any, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="tests/standin"):
        call_command("rehearse")


def test_no_setting_of_the_installation_is_used() -> None:
    addresses = {name: f"http://127.0.0.1:1/{name}" for name in PROVIDERS}
    variables = dict(
        word.split("=", 1) for word in rehearse._variables(Path("/scratch"), addresses)
    )
    assert variables["DATABASE_URL"] == "sqlite:////scratch/rehearsal.sqlite3"
    assert variables["REDIS_URL"] == variables["APP_URL"] == ""
    for name, facts in PROVIDERS.items():
        assert variables[facts.key_name] == rehearse.KEY
        assert variables[f"{name.upper()}_BASE_URL"] == addresses[name]


def test_a_rehearsal_prepares_loads_and_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, ...]] = []

    def run(variables: Sequence[str], *words: str) -> str:
        done.append(words)
        return 'Asking ...\n{"calls": 3, "answers": 3}' if words[0] == "scan" else ""

    monkeypatch.setattr(rehearse, "_manage", run)
    out = StringIO()
    call_command("rehearse", "--trials", "2", stdout=out, stderr=StringIO())
    told = json.loads(out.getvalue())
    assert [words[0] for words in done] == ["migrate", "load_market", "scan"]
    assert done[2][1:5] == ("standin-harbor-velmar", "--yes", "--trials", "2")
    assert told["scan"] == {"calls": 3, "answers": 3} and told["standin"]["calls"] == {}


def test_a_scan_without_a_summary_is_shown_as_it_is() -> None:
    assert rehearse._last_json("stopped\n") == "stopped"
