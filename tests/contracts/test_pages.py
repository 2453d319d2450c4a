"""Hold what pages promise: our frame, our host alone, a strict policy, versions in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from aiv.domain import mentions
from aiv.domain.evidence import source_class
from aiv.domain.score import panel_inputs, scoring
from aiv.domain.statistics import mention_rates
from tests.contracts.source import ROOT

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
VERSIONS = (
    mention_rates.METHOD_VERSION,
    mentions.METHOD_VERSION,
    panel_inputs.METHOD_VERSION,
    source_class.METHOD_VERSION,
    scoring.FORMULA_VERSION,
    scoring.MAPPING,
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [p for p in (ROOT / "templates/dashboard").rglob("*.html") if not p.name.startswith("_")]
STATIC = [p for p in sorted((ROOT / "static").rglob("*")) if p.suffix in (".css", ".js", ".svg")]
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
OUTSIDE = re.compile(r"""(?:https?:)?//[a-z0-9-]+\.[a-z]""", re.IGNORECASE)


def directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/method/", "/accounts/login/", "/nowhere/"])
def test_the_policy_allows_our_own_host_and_nothing_inline(client: Client, path: str) -> None:
    header = client.get(path)["Content-Security-Policy"]
    assert directives(header) == directives(POLICY)


@pytest.mark.django_db
def test_the_methodology_page_states_the_versions_in_force(client: Client) -> None:
    page = client.get("/method/").content.decode()
    assert [version for version in VERSIONS if f"<code>{version}</code>" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_stands_in_the_common_frame(page: Path) -> None:
    assert page.read_text("utf-8").startswith('{% extends "base.html" %}')


@pytest.mark.parametrize("file", [*TEMPLATES, *STATIC], ids=lambda file: file.name)
def test_no_file_names_a_host_outside(file: Path) -> None:
    text = file.read_text("utf-8")
    for namespace in NAMESPACES:
        text = text.replace(namespace, "")
    assert OUTSIDE.findall(text) == []


def test_no_template_lifts_the_escaping_of_words() -> None:
    """A help text is ours and may hold a link; mails are text, not HTML."""
    lifted = re.compile(r"\|\s*safe\b|autoescape off")
    found = [p.name for p in TEMPLATES if lifted.search(p.read_text("utf-8"))]
    assert found == ["_field.html"]
