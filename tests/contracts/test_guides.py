"""Run what the guides show, and hold that they point at what exists."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands

from aiv.models import Answer, Market
from aiv.services.evidence import imports
from aiv.services.markets import markets
from tests.contracts.source import ROOT

GUIDE = (ROOT / "docs/importing.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
NOW = datetime(2026, 12, 1, tzinfo=UTC)
LINK = re.compile(r"""(?:\]\(|src=")(?!https?:|#)([^)"]+)""")
COMMAND = re.compile(r"`(?:python3 manage\.py )?([a-z]+_[a-z]+) [A-Z]|manage\.py ([a-z_]+)")
BOOTSTRAP = {"up", "verify"}


def examples(kind: str) -> list[Any]:
    """Give the examples of one kind, in the order of the guide."""
    return [json.loads(text) for text in re.findall(rf"```json {kind}\n(.*?)```", GUIDE, re.DOTALL)]


@pytest.fixture
def loaded(db: None) -> Market:
    (document,) = examples("market")
    markets.load(document, actor=None)
    return Market.objects.get()


def run(lines: list[Any]) -> imports.ImportReport:
    return imports.run(map(json.dumps, lines), actor=None, now=NOW)


def test_the_market_of_the_guide_loads_and_is_dumped_as_it_came(loaded: Market) -> None:
    (document,) = examples("market")
    assert json.loads(json.dumps(markets.dump(loaded)))["market"] == document["market"]
    assert not markets.load(document, actor=None).has_changes


def test_the_answers_of_the_guide_are_added_once(loaded: Market) -> None:
    lines = examples("answer")
    assert len(lines) == 3
    assert (run(lines).added, run(lines).repeated) == (3, 3)
    assert Answer.objects.filter(mentions__dealer__slug="willow-creek-honda").count() == 2


def test_a_line_that_the_guide_calls_wrong_is_rejected_there(loaded: Market) -> None:
    found = re.findall(r"```json rejected (\w+)\n(.*?)```", GUIDE, re.DOTALL)
    for field, text in found:
        assert [each.field for each in run([json.loads(text)]).rejected] == [field]
    assert found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_guide_points_at_files_that_exist(page: Path) -> None:
    missing = [path for path in LINK.findall(page.read_text("utf-8"))
               if not (page.parent / path.split("#")[0]).exists()]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_guide_names_commands_that_exist(page: Path) -> None:
    named_here = {a or b for a, b in COMMAND.findall(page.read_text("utf-8"))}
    assert named_here - BOOTSTRAP - get_commands().keys() == set()


def test_the_readme_begins_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert lines[2].strip().startswith("python3 manage.py up")
    assert lines[3].strip().startswith("python3 manage.py verify")


def test_the_readme_names_every_command_of_ours() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    ours = {path.stem for path in (ROOT / "aiv/management/commands").glob("[a-z]*.py")}
    assert {name for name in ours if f"`{name}" not in text and f" {name}" not in text} == set()
