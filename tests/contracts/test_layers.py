"""Hold the layers of the architecture, and that no two modules import each other."""

from __future__ import annotations

import subprocess
import sys
from graphlib import TopologicalSorter

import grimp
import pytest
from django.core.management import call_command

from tests.contracts.source import PACKAGES, ROOT

LINT = "from importlinter.cli import lint_imports_command as run; run()"


def test_a_module_imports_only_from_rows_below() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_import_leads_back_to_where_it_started() -> None:
    """Imports inside functions count: a cycle that is put off is a cycle."""
    first, *others = PACKAGES
    graph = grimp.build_graph(first, *others, cache_dir=None)
    below = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert list(TopologicalSorter(below).static_order())


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
