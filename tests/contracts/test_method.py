"""The methodology page states every method version in force, with since when it is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.test import Client

from aiv.domain.method import method_log
from dashboard.pages.score import method
from tests.contracts.source import ROOT
from tests.dashboard.reading import words

NAMES = {"METHOD_VERSION", "FORMULA_VERSION", "MAPPING"}
# Made up, not measured: their figures are marked as demo wherever they show.
INVENTED = {"demo-1"}
LOG = ROOT / "aiv/domain/method/method_log.py"


def _stated(path: Path) -> set[str]:
    """Give the versions that a module states as constants."""
    text, found = path.read_text("utf-8"), set()
    if not any(name in text for name in NAMES):
        return found
    for node in ast.parse(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        is_version = any(isinstance(t, ast.Name) and t.id in NAMES for t in targets)
        if is_version and isinstance(value, ast.Constant) and isinstance(value.value, str):
            found.add(value.value)
    return found


IN_FORCE = set().union(*map(_stated, (ROOT / "aiv").rglob("*.py"))) - INVENTED


def test_versions_are_found() -> None:
    assert {"mention-rate-1", "aiv-1", "measured-1"} <= IN_FORCE


@pytest.mark.parametrize("version", sorted(IN_FORCE))
def test_every_version_in_force_is_named_and_dated(version: str) -> None:
    assert version in {version for _, version in method.METHODS}, (
        f"add {version} to METHODS in dashboard/pages/score/method.py"
    )
    assert version in method_log.SINCE, f"add {version} to LOG in {LOG.relative_to(ROOT)}"


def test_no_version_stands_twice_in_the_log() -> None:
    versions = [entry.version for entry in method_log.LOG]
    assert len(set(versions)) == len(versions)


def test_the_log_runs_from_new_to_old() -> None:
    days = [entry.since for entry in method_log.LOG]
    assert days == sorted(days, reverse=True)


@pytest.mark.django_db
def test_the_page_states_them(client: Client) -> None:
    page = words(client.get("/method/"))
    assert [version for version in sorted(IN_FORCE) if page.count(version) < 2] == []
