"""Test the command that prints the facts of one page."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

URL = "https://www.larkspur.example/used/camry"
FIELDS = {
    "bytes", "encoding", "title", "canonical", "robots", "visible_words", "anchors",
    "text_to_html", "ld_blocks", "ld_parse", "ld_types", "dealer_names", "car_nodes",
    "car_required_fill", "vins", "microdata_types",
}  # fmt: skip


def printed(path: Path, **options: str) -> dict[str, object]:
    out = StringIO()
    call_command("audit_page", str(path), url=URL, stdout=out, **options)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_a_page_is_printed_with_the_agreed_fields(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<title>Camry</title><p>One car")
    found = printed(path)
    assert found.keys() == FIELDS
    assert (found["title"], found["visible_words"], found["encoding"]) == ("Camry", 2, "ascii")


def test_the_content_type_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<title>Цена".encode("cp1251"))
    assert printed(path, content_type="text/html; charset=cp1251")["title"] == "Цена"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="give a file that can be read"):
        printed(tmp_path / "none.html")
