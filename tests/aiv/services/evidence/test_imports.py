"""Check that answers come in once, whole, and that every bad line is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aiv.models import Answer, Mention, Probe, Scan
from aiv.services.evidence import imports
from aiv.services.evidence.imports import ImportReport
from aiv.services.markets import markets
from dealershipai.accounts.models import AuditEvent
from tests import documents
from tests.documents import body_line, line

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    markets.load(documents.MARKET, actor=None)


def run(*lines: Any) -> ImportReport:
    written = [each if isinstance(each, str | bytes) else json.dumps(each) for each in lines]
    return imports.run(written, actor=None, now=NOW)


def rejected(*lines: Any) -> list[tuple[int, str]]:
    report = run(*lines)
    assert report.added == 0
    return [(each.line, each.field) for each in report.rejected]


def test_copied_words_become_an_answer_with_its_mentions() -> None:
    assert run(line()) == ImportReport(added=1, repeated=0, rejected=())
    answer = Answer.objects.get()
    assert (answer.text, answer.status, answer.surface) == (
        documents.SAID,
        "completed",
        "responses",
    )
    named = answer.mentions.values_list("dealer__slug", flat=True)
    assert [*named] == ["harbor-point-toyota", "pelican-cove-toyota"]


def test_a_body_becomes_an_answer_with_its_links() -> None:
    assert run(body_line()).added == 1
    answer = Answer.objects.get()
    assert json.loads(answer.raw_body) == documents.body()
    assert (answer.model_served, answer.http_status) == ("model-1-0001", 200)
    assert answer.citations.get().domain == "harborpointtoyota.example"
    assert answer.own_site_citations.get().dealer.slug == "harbor-point-toyota"


def test_an_error_body_is_stored_as_a_failed_call() -> None:
    body = {"error": {"type": "rate_limit_exceeded", "message": "Slow down.", "code": "429"}}
    assert run(body_line(body=body, status=429)).added == 1
    answer = Answer.objects.get()
    assert (answer.status, answer.http_status) == ("error", 429)
    assert not Mention.objects.exists()


def test_a_body_of_no_known_shape_is_rejected() -> None:
    assert rejected(body_line(body={"hello": "world"})) == [(1, "body")]


def test_a_repeat_adds_nothing() -> None:
    run(line(), body_line(trial=2))
    report = run(line(), body_line(trial=2))
    assert (report.added, report.repeated, Answer.objects.count()) == (0, 2, 2)


@pytest.mark.parametrize(
    "same",
    [
        {"asked_at": "2026-01-31T10:30:00+01:00"},
        {"status": 200},
        {"wording": "Where should I buy a new Toyota in Harbor Point?"},
        {"place": {"zip": "00000", "region": "FL", "city": "Harbor Point", "lat": None}},
    ],
)
def test_the_same_answer_written_otherwise_is_a_repeat(same: dict[str, Any]) -> None:
    run(line())
    report = run(line(**same))
    assert (report.added, report.repeated, report.rejected) == (0, 1, ())


def test_the_same_key_with_other_words_is_rejected() -> None:
    run(line())
    assert rejected(line(text="Marlin Toyota is best.")) == [(1, "key")]
    assert Answer.objects.get().text == documents.SAID


def test_a_repeat_stays_a_repeat_after_the_panel_changed() -> None:
    run(line())
    changed = json.loads(json.dumps(documents.MARKET))
    changed["intents"][0]["wordings"] = ["Which Toyota dealer would you choose?"]
    markets.load(changed, actor=None)
    assert run(line()).repeated == 1


def test_good_lines_are_kept_beside_bad_ones() -> None:
    report = run(line(), "{", "", line(trial=2))
    assert report.added == 2
    assert [(each.line, each.field) for each in report.rejected] == [(2, "json")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"market": "nowhere"}, "market"),
        ({"intent": "unasked"}, "intent"),
        ({"wording": 7}, "wording"),
        ({"wording": "Something else?"}, "wording"),
        ({"assistant": "unknown"}, "assistant"),
        ({"surface": "chat_completions"}, "surface"),
        ({"asked_at": "2026-01-31T09:30:00"}, "asked_at"),
        ({"asked_at": "2026-02-03T09:30:00Z"}, "asked_at"),
        ({"asked_at": "0001-01-01T00:00:00+14:00"}, "asked_at"),
        ({"place": {"planet": "Mars"}}, "place.planet"),
        ({"place": {"lat": 91, "lng": 0}}, "place.lat"),
        ({"place": {"lat": 1}}, "place.lng"),
        ({"trial": 0}, "trial"),
        ({"trial": True}, "trial"),
        ({"trial": 2**63}, "trial"),
        ({"status": 99}, "status"),
        ({"text": " "}, "text"),
        ({"body": {}}, "body"),
        (
            {"citations": [{"url": "https://a.example", "start": 0, "end": 9999}]},
            "citations[0].end",
        ),
        ({"citations": [{"url": "https://a.example", "start": 5, "end": 2}]}, "citations[0].end"),
        ({"citations": [{"url": "javascript:alert(1)"}]}, "citations[0].url"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_field_is_named(change: dict[str, Any], field: str) -> None:
    assert rejected(line(**change)) == [(1, field)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"body": ' + '{"a":' * 100_000,
        '{"market": 1, "market": 2}',
        '{"trial": NaN}',
        '{"trial": 1e999}',
        '{"trial": ' + "9" * 5000 + "}",
        b'{"market": "\xff"}',
        "null",
        b'"' + b"x" * 5_000_001 + b'"',
    ],
)
def test_huge_deep_and_odd_lines_are_rejected(text: str | bytes) -> None:
    assert len(rejected(text)) == 1


@pytest.mark.parametrize("spelling", ["copied by hand", "copied_by_hand", "Copied-By-Hand"])
def test_copied_by_hand_is_a_surface_of_its_own(spelling: str) -> None:
    assert run(line(surface=spelling)).added == 1
    answer = Answer.objects.get()
    assert (answer.surface, answer.access) == ("copied by hand", "by_hand")


def test_signs_no_database_stores_keep_their_place() -> None:
    text = "A\x00B\ud800 Harbor Point Toyota"
    assert run(line(text=text)).added == 1
    answer = Answer.objects.get()
    mention = answer.mentions.get()
    assert answer.text == "A\ufffdB\ufffd Harbor Point Toyota"
    assert answer.text[mention.start : mention.end] == "Harbor Point Toyota"
    assert json.loads(answer.raw_body)["text"].startswith("A\ufffdB")


def test_a_body_with_odd_signs_is_stored_whole() -> None:
    body = documents.body(text="Harbor Point Toyota\x00\ud800")
    assert run(body_line(body=body)).added == 1
    assert json.loads(Answer.objects.get().raw_body) == body


def test_answers_of_a_day_form_one_scan() -> None:
    run(line(), line(trial=2), line(trial=3, asked_at="2026-01-30T23:30:00-05:00"))
    run(line(trial=4, asked_at="2026-01-30T23:59:59Z"))
    assert sorted(str(scan.day) for scan in Scan.objects.all()) == ["2026-01-30", "2026-01-31"]
    assert Probe.objects.filter(state="answered").count() == 4


def test_an_import_killed_between_lines_is_simply_run_again() -> None:
    lines = [json.dumps(line(trial=trial)) for trial in range(1, 6)]

    def breaking() -> Iterator[str]:
        yield from lines[:3]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        imports.run(breaking(), actor=None, now=NOW)
    report = imports.run(lines, actor=None, now=NOW)
    assert (report.added, report.repeated, Answer.objects.count()) == (2, 3, 5)


def test_an_answer_that_breaks_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("aiv.services.evidence.answers._mentions", broken)
    with pytest.raises(RuntimeError):
        run(line())
    assert not Answer.objects.exists()
    assert not Probe.objects.exists()


def test_a_line_costs_the_same_number_of_queries_whatever_came_before() -> None:
    def cost(trials: range) -> int:
        written = [json.dumps(line(trial=trial)) for trial in trials]
        with CaptureQueriesContext(connection) as queries:
            imports.run(written, actor=None, now=NOW)
        return len(queries)

    run(line())
    two, four, eight = cost(range(2, 4)), cost(range(4, 8)), cost(range(8, 16))
    assert eight - four == 2 * (four - two)
    assert (four - two) / 2 <= 10


def test_the_import_stands_in_the_audit() -> None:
    run(line())
    assert AuditEvent.objects.get(action="answers.imported").changes == {"added": 1}


def test_a_preview_writes_nothing_and_tells_what_would_come() -> None:
    run(line())
    lines = [line(), line(trial=2), line(trial=2), line(trial=2, text="Other."), line(trial=0)]
    seen = imports.preview([json.dumps(each) for each in lines], 100, now=NOW)
    assert (seen.added, seen.repeated) == (1, 2)
    assert [(each.line, each.field) for each in seen.rejected] == [(4, "key"), (5, "trial")]
    assert [each.name for each in seen.rows[0].dealers] == [
        "Harbor Point Toyota",
        "Pelican Cove Toyota",
    ]
    assert (Answer.objects.count(), seen.is_whole) == (1, True)


def test_a_preview_looks_at_the_first_lines_only() -> None:
    lines = (json.dumps(line(trial=trial)) for trial in range(1, 50))
    seen = imports.preview(lines, 3, now=NOW)
    assert (len(seen.rows), seen.is_whole) == (3, False)


def test_the_command_prints_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(line()) + "\r\n\n" + "no\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("import_answers", str(path))
    printed = json.loads(capsys.readouterr().out)
    assert (stopped.value.code, printed["added"], printed["rejected"][0]["line"]) == (1, 1, 3)
    assert set(printed["rejected"][0]) == {"line", "field", "reason"}


def test_several_files_name_the_file_of_a_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in paths:
        path.write_text("no\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("import_answers", *map(str, paths))
    printed = json.loads(capsys.readouterr().out)
    assert [each["file"] for each in printed["rejected"]] == [str(path) for path in paths]


def test_one_endless_line_is_one_rejection(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b"x" * 12_000_000 + b"\n" + json.dumps(line()).encode())
    with path.open("rb") as file:
        report = imports.run(imports.lines_of(file), actor=None, now=NOW)
    assert (report.added, [each.line for each in report.rejected]) == (1, [1])


def test_tomorrow_of_another_zone_is_not_the_future() -> None:
    moment = (NOW + timedelta(hours=20)).isoformat()
    assert run(line(asked_at=moment)).added == 1
