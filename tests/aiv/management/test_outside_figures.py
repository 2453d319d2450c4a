"""The commands bring reviews, tests and logs in, and end as they ought."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from aiv.models import BotVisits, Dealer, Experiment, Review
from aiv.services.site import bot_addresses

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
COUNTS = "Variant,Impressions,Clicks\nA,10000,300\nB,10050,360\n"


@pytest.fixture(autouse=True)
def _alone(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dealers: list[Dealer]
) -> None:
    settings.VAR_DIR = tmp_path / "var"
    monkeypatch.setattr(bot_addresses, "refresh", lambda *, now: 0)


def run(capsys: pytest.CaptureFixture[str], *words: str, fails: bool = False) -> dict[str, Any]:
    if fails:
        with pytest.raises(SystemExit) as ended:
            call_command(*words)
        assert ended.value.code == 1
    else:
        call_command(*words)
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def written(folder: Path, text: str) -> str:
    path = folder / "file.csv"
    path.write_text(text)
    return str(path)


def test_reviews_come_in_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "id,rating,date\n1,5,2026-01-02\n2,4,2026-01-03\n")
    words = ("import_reviews", SLUG, path, "--platform", "Google")
    assert run(capsys, *words) == {"added": 2, "changed": 0, "repeated": 0, "rejected": []}
    assert run(capsys, *words)["repeated"] == 2


def test_a_bad_review_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "id,rating,date\n1,5,2026-01-02\n2,9,2026-01-03\n")
    report = run(capsys, "import_reviews", SLUG, path, "--platform", "Google", fails=True)
    assert (report["added"], report["rejected"][0]["line"]) == (1, 3)
    assert Review.objects.count() == 1


def test_a_test_prints_its_lifts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = timezone.now().date()
    days = ("--from", str(today - timedelta(days=15)), "--to", str(today - timedelta(days=1)))
    report = run(capsys, "import_experiment", SLUG, written(tmp_path, COUNTS), *days)
    assert [(row["input"], row["used"]) for row in report["lifts"]] == [
        ("ctr_delta", True), ("conversion_delta", False),
    ]  # fmt: skip


def test_a_faulty_test_names_every_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, COUNTS.replace("300", "x").replace("360", "y"))
    report = run(capsys, "import_experiment", SLUG, path, fails=True)
    assert [fault["place"] for fault in report["faults"]] == ["line 2, Clicks", "line 3, Clicks"]
    assert not Experiment.objects.exists()


def test_a_log_is_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = f"{timezone.now():%d/%b/%Y:%H:%M:%S} +0000"
    line = f'20.171.0.9 - - [{at}] "GET / HTTP/1.1" 200 9 "-" "OAI-SearchBot/1.3"\n'
    report = run(capsys, "import_access_log", SLUG, written(tmp_path, line * 5))
    assert (report["state"], report["lines"], report["repeated"]) == ("read", 5, False)
    assert BotVisits.objects.get().hits == 5


@pytest.mark.parametrize("command", ["import_reviews", "import_experiment", "import_access_log"])
@pytest.mark.parametrize("words", [(SLUG, "/nowhere/at-all.csv"), ("nobody", __file__)])
def test_a_wrong_word_is_said_and_ends_with_one(
    capsys: pytest.CaptureFixture[str], command: str, words: tuple[str, str]
) -> None:
    report = run(capsys, command, *words, fails=True)
    assert "cannot be read" in str(report) or "there is no dealer nobody" in str(report)


def test_what_is_no_log_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = run(capsys, "import_access_log", SLUG, written(tmp_path, "hello\n"), fails=True)
    assert report["state"] == "failed"
