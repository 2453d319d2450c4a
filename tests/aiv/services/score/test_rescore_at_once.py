"""Rescore one market in several real processes at once on SQLite: each dealer gets one score."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests import documents
from tests.aiv.services.evidence.test_import_killed import command, done

pytestmark = pytest.mark.servers
AT_ONCE = 4
TABLES = ("aiv_evidence", "aiv_scoreinput", "aiv_score")


def asked(folder: Path) -> sqlite3.Connection:
    """Give the database of a market with answers whose scores were taken away."""
    (folder / "market.json").write_text(json.dumps(documents.MARKET), encoding="utf-8")
    lines = [json.dumps(documents.body_line(trial=trial)) for trial in range(1, 41)]
    (folder / "answers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done(folder, "migrate", "--verbosity=0")
    done(folder, "load_market", str(folder / "market.json"))
    done(folder, "import_answers", str(folder / "answers.jsonl"))
    database = sqlite3.connect(folder / "killed.sqlite3")
    with database:
        for table in TABLES:
            database.execute(f"DELETE FROM {table}")
    return database


def test_processes_that_rescore_at_once_give_one_score_each(tmp_path: Path) -> None:
    database = asked(tmp_path)
    running = [command(tmp_path, "rescore") for _ in range(AT_ONCE)]
    printed = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * AT_ONCE
    assert {len(text.splitlines()) for text in printed} == {2}
    counts = database.execute("SELECT dealer_id, count(*) FROM aiv_score GROUP BY dealer_id")
    assert [count for _, count in counts] == [1, 1]
    database.close()
