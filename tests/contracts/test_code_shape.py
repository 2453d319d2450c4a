"""Hold the product's code to the house's own numbers."""

from __future__ import annotations

import ast
import re
import statistics

from tests.contracts import source

MAX_FUNCTION, MAX_FILE = 45, 300
MEDIAN, P90 = 8, 22

# Queries are written where rows are known; the rest asks selectors, services and access.
MAY_QUERY = re.compile(
    r"aiv/(models|selectors|services|admin)/|aiv/(access|live)\.py|dealershipai/accounts/"
)
# Commands look up the one row that an operator typed; a form's choices are a queryset by nature;
# these views look a row up only after access said what the person may do.
QUERY_EXCEPTIONS = {
    "aiv/management/commands/dump_market.py",
    "aiv/management/commands/rescore.py",
    "dashboard/forms/evidence/corrections.py",
    "dashboard/forms/evidence/imports.py",
    "dashboard/forms/people/members.py",
    "dashboard/views/people/claims.py",
    "dashboard/views/evidence/corrections.py",
    "dashboard/views/evidence/imports.py",
    "dashboard/views/people/members.py",
}
# An empty queryset asks the database nothing.
QUERY = re.compile(r"\.objects\b(?!\.none\(\))")


def test_no_function_is_too_long() -> None:
    functions = [each for module in source.product() for each in module.functions()]
    assert [name for name, lines in functions if lines > MAX_FUNCTION] == []


def test_half_of_the_functions_are_short() -> None:
    lengths = sorted(lines for module in source.product() for _, lines in module.functions())
    assert statistics.median(lengths) <= MEDIAN
    assert lengths[len(lengths) * 9 // 10] <= P90


def test_no_file_is_too_long() -> None:
    assert [m.path for m in source.product() if m.lines > MAX_FILE] == []


def test_every_file_says_first_what_it_is_for() -> None:
    silent = [m.path for m in source.product() if m.text and not ast.get_docstring(m.tree)]
    assert silent == []


def test_the_product_asserts_nothing() -> None:
    """An assertion vanishes under `python -O`."""
    kinds = [(m.path, node) for m in source.product() for node in ast.walk(m.tree)]
    assert [path for path, node in kinds if isinstance(node, ast.Assert)] == []


def test_queries_are_written_where_rows_are_known() -> None:
    asking = {m.path for m in source.product() if QUERY.search(m.text)}
    elsewhere = {path for path in asking if not MAY_QUERY.match(path)}
    assert elsewhere - QUERY_EXCEPTIONS == set()


def test_no_text_is_declared_safe() -> None:
    """Words become HTML by `format_html` and templates, which escape."""
    found = [m.path for m in source.product() if re.search(r"mark_safe|SafeString\(", m.text)]
    assert found == []


def test_no_sql_is_written_in_passing() -> None:
    banned = re.compile(r"\.(raw|extra)\(|RawSQL")
    assert [m.path for m in source.product() if banned.search(m.text)] == []


def test_no_note_of_unfinished_work_is_left() -> None:
    assert [m.path for m in source.product() if re.search(r"\b(TODO|FIXME|XXX)\b", m.text)] == []
