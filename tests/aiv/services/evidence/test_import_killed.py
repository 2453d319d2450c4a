"""Kill a real import with signal 9 and check that running it again gives the whole, once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import documents

pytestmark = pytest.mark.servers
ROOT = Path(__file__).parents[4]
LINES = 300


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'killed.sqlite3'}",
        "SECRET_KEY": "a-key-of-the-test-that-is-long-enough-to-pass-every-check",
    }


def command(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "django", *words],
        cwd=ROOT,
        env=environment(folder),
        stdout=subprocess.PIPE,
        text=True,
    )


def done(folder: Path, *words: str) -> str:
    process = command(folder, *words)
    printed, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return printed


def stored(folder: Path) -> int:
    with sqlite3.connect(folder / "killed.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM aiv_answer").fetchone()[0])


def wait_for_some(folder: Path, some: int) -> None:
    begun = time.monotonic()
    while stored(folder) < some:
        assert time.monotonic() - begun < 60
        time.sleep(0.01)


def test_a_killed_import_run_again_gives_the_whole_once(tmp_path: Path) -> None:
    (tmp_path / "market.json").write_text(json.dumps(documents.MARKET), encoding="utf-8")
    with (tmp_path / "answers.jsonl").open("w", encoding="utf-8") as file:
        for trial in range(1, LINES + 1):
            print(json.dumps(documents.body_line(trial=trial)), file=file)
    done(tmp_path, "migrate", "--verbosity=0")
    done(tmp_path, "load_market", str(tmp_path / "market.json"))
    importing = command(tmp_path, "import_answers", str(tmp_path / "answers.jsonl"))
    wait_for_some(tmp_path, 20)
    importing.send_signal(signal.SIGKILL)
    importing.communicate(timeout=30)
    kept = stored(tmp_path)
    assert 20 <= kept < LINES
    report = json.loads(done(tmp_path, "import_answers", str(tmp_path / "answers.jsonl")))
    assert (report["added"], report["repeated"]) == (LINES - kept, kept)
    assert stored(tmp_path) == LINES
    with sqlite3.connect(tmp_path / "killed.sqlite3") as database:
        orphans = "SELECT count(*) FROM aiv_probe WHERE id NOT IN (SELECT probe_id FROM aiv_answer)"
        assert database.execute(orphans).fetchone() == (0,)
        links = "SELECT count(*), count(DISTINCT answer_id) FROM aiv_citation"
        assert database.execute(links).fetchone() == (LINES, LINES)
