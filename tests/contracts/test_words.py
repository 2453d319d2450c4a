"""Hold how the product speaks: no sales talk, no "top x %", no amount without what it rests on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aiv.domain import sentences
from tests.contracts import source
from tests.contracts.source import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = sorted((*FOLDER.rglob("*.html"), *FOLDER.rglob("*.txt")))
ROOMS = ("aiv", "dashboard", "chatbot", "dealershipai")
WRITTEN = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("static/**/*.js")))
# These hold words that shoppers, dealers and assistants use; none of them is ours to say.
READ_NOT_SAID = (
    "aiv/domain/mentions", "aiv/domain/demo", "aiv/migrations",
)  # fmt: skip
SALES = re.compile(
    r"\b(amazing|awesome|best[- ]in[- ]class|blazing|boost(?:s|ed|ing)?|breakthrough"
    r"|cutting[- ]edge|effortless(?:ly)?|excellent|exceptional"
    r"|game[- ]chang\w+|incredible|industry[- ]leading"
    r"|innovative|insane|next[- ]gen\w*|outstanding|powerful|revolutionary|seamless(?:ly)?"
    r"|skyrocket\w*|state[- ]of[- ]the[- ]art|stunning|supercharge\w*|superior|turbocharge\w*"
    r"|unbeatable|unleash\w*|unlock(?:s|ed|ing)? (?:your|the|growth)|unmatched|unparalleled"
    r"|world[- ]class)\b",
    re.IGNORECASE,
)
TOP = re.compile(
    r"\btop[ -](?:\d|\{|x\b|n\b)[^.]{0,12}(?:%|percent|per cent|percentile)", re.IGNORECASE
)
NO_TEXT = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
DOLLARS = re.compile(r"\$\s?\d")
# Where an amount in dollars is made into words, and what stands beside it there.
AMOUNTS = {
    "aiv/domain/sentences.py": "amounts alone; who says them adds the basis",
    "dashboard/pages/evidence/exposure.py": "the page says the assumption; gross is declared",
    "dashboard/pages/evidence/origin.py": "its template says the assumption in the same line",
    "dashboard/pages/evidence/answer.py": "a cost with its source",
    "dashboard/pages/asking/scan.py": "what calls cost and what is held for them",
    "dashboard/pages/asking/scan_calls.py": "what a call cost",
    "dashboard/pages/asking/scan_quote.py": "what is left of a cap",
    "dashboard/pages/asking/scans.py": "what a scan cost",
    "dashboard/pages/asking/spending.py": "caps and what was spent of them",
    "dashboard/templatetags/figures.py": "the filters that templates use",
}
# A tolerance of the method, not an amount of anybody.
WRITTEN_OUT = {"_inventory_agreement.html"}
AT_RISK = re.compile(r"\{\{[^}]*(?:at_risk|money\.(?:amount|point))[^}]*\}\}")
BASIS = re.compile(r"assumption|maximum exposure", re.IGNORECASE)


def tree_of(path: Path) -> ast.Module:
    return source.tree_of(path.read_text("utf-8"))


@cache
def said(path: Path) -> tuple[str, ...]:
    """Give the texts of a module that people may read: everything but docstrings."""
    return tuple(_said(tree_of(path)))


def _said(tree: ast.Module) -> Iterator[str]:
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and " " in text and id(node) not in documents:
            yield text


def modules() -> list[Path]:
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [p for p in found if not str(p.relative_to(ROOT)).startswith(READ_NOT_SAID)]


def shown(path: Path) -> str:
    """Give the words of a template without its markup."""
    return NO_TEXT.sub(" ", path.read_text("utf-8"))


def amount_makers(path: Path) -> bool:
    names = {"money", "money_range", "cost_text"}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            is_ours = not isinstance(called, ast.Attribute) or (
                isinstance(called.value, ast.Name) and called.value.id in ("figures", "sentences")
            )
            if name in names and is_ours:
                return True
    return False


@pytest.mark.parametrize("pattern", [SALES, TOP], ids=["sales talk", "top x percent"])
def test_no_page_or_mail_sells(pattern: re.Pattern[str]) -> None:
    found = {p.name: m[0] for p in TEMPLATES if (m := pattern.search(shown(p)))}
    assert found == {}


@pytest.mark.parametrize("pattern", [SALES, TOP], ids=["sales talk", "top x percent"])
def test_no_sentence_of_the_code_sells(pattern: re.Pattern[str]) -> None:
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path in modules()
        for text in said(path)
        if (match := pattern.search(text))
    }
    assert found == {}


@pytest.mark.parametrize("pattern", [SALES, TOP], ids=["sales talk", "top x percent"])
def test_no_guide_or_script_sells(pattern: re.Pattern[str]) -> None:
    texts = {path.name: path.read_text("utf-8") for path in WRITTEN}
    assert {"README.md", "leaderboards.md"} <= set(texts)
    assert {name: m[0] for name, text in texts.items() if (m := pattern.search(text))} == {}


def test_no_page_or_mail_writes_an_amount_out() -> None:
    found = {path.name for path in TEMPLATES if DOLLARS.search(shown(path))}
    assert found == WRITTEN_OUT


def test_every_amount_is_made_where_its_basis_is_known() -> None:
    found = {str(p.relative_to(ROOT)) for p in modules() if amount_makers(p)}
    assert found - set(AMOUNTS) == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_an_amount_at_risk_stands_beside_its_assumption(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not AT_RISK.search(text) or BASIS.search(text)


def test_the_assumption_is_that_of_the_method() -> None:
    assert sentences.ASSUMPTION == (
        "maximum exposure, assumes every opportunity passes through an AI answer"
    )


@pytest.mark.parametrize("text", ["Our powerful index", "an Excellent score", "boost your rank"])
def test_sales_talk_would_be_found(text: str) -> None:
    assert SALES.search(text)


@pytest.mark.parametrize("text", ["Top 10 % of dealers", "top {rank} percent", "in the top 5%"])
def test_a_top_share_would_be_found(text: str) -> None:
    assert TOP.search(text)
