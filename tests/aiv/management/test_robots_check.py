"""Test the command that compares our robots.txt matcher with expectations."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

ROW = {
    "test": "T",
    "robots": "user-agent: *\ndisallow: /x\n",
    "ua": "FooBot",
    "url": "https://site.example/x",
    "expect": False,
}


def run(tmp_path: Path, document: object) -> list[dict[str, object]]:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    out = StringIO()
    try:
        call_command("robots_check", str(path), stdout=out)
    except SystemExit as end:
        assert end.code == 1
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_met_expectations_are_counted(tmp_path: Path) -> None:
    assert run(tmp_path, [ROW]) == [{"rows": 1, "differ": 0}]


def test_a_row_that_differs_is_printed_with_the_deciding_line(tmp_path: Path) -> None:
    row, count = run(tmp_path, [ROW | {"expect": True}])
    assert (row["line"], row["text"], row["got"]) == (2, "disallow: /x", False)
    assert count == {"rows": 1, "differ": 1}


@pytest.mark.parametrize("document", [{}, [1], [{"expect": "no"}], [ROW | {"ua": None}]])
def test_a_document_that_is_none_is_refused(tmp_path: Path, document: object) -> None:
    with pytest.raises(CommandError, match="rows"):
        run(tmp_path, document)


def test_a_file_that_is_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("robots_check", str(tmp_path / "none.json"))
