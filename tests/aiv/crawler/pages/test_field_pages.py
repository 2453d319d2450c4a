"""Hold the reading of a page to the facts known of real and derived pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiv.crawler.pages import read_page
from aiv.domain.site.page_report import report

pytestmark = pytest.mark.field


def test_every_field_of_every_page_is_met(field_data: Path) -> None:
    folder = field_data / "dealer_sites"
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert {name: _differences(folder / name, facts) for name, facts in expected.items()} == {
        name: {} for name in expected
    }


def _differences(path: Path, expected: dict[str, object]) -> dict[str, tuple[object, object]]:
    found = report(read_page(path.read_bytes(), url="https://www.dealer.example/"))
    assert found.keys() == expected.keys()
    return {
        name: (found[name], expected[name]) for name in expected if found[name] != expected[name]
    }
