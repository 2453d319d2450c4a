"""Test that detection holds the bar of the labelled exam, which is no part of the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiv.domain.mentions.mention_exam import ExamReport, detect_case, read_case, score

pytestmark = pytest.mark.field


@pytest.fixture(scope="module")
def report(field_data: Path) -> ExamReport:
    file = field_data / "mention_exam" / "public.jsonl"
    if not file.is_file():
        pytest.skip(f"{file} is absent; set FIELD_DATA to the folder that holds mention_exam")
    lines = file.read_text(encoding="utf-8").splitlines()
    cases = [read_case(json.loads(line), labelled=True) for line in lines]
    return score(cases, [detect_case(case) for case in cases])


def test_mentions_are_precise_and_complete(report: ExamReport) -> None:
    assert (report.mentions.precision or 0) >= 0.99
    assert (report.mentions.recall or 0) >= 0.99


def test_order_role_and_cited_hold_their_bars(report: ExamReport) -> None:
    assert (report.order_accuracy or 0) >= 0.98
    assert (report.role_accuracy or 0) >= 0.92
    assert (report.cited.f1 or 0) >= 0.98
