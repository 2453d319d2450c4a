"""Compare our functions with worked examples: does the code still say what the method says?"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, Final

from aiv.domain.errors import UnknownShape
from aiv.domain.method import spec_functions
from aiv.domain.statistics import impression

TOLERANCE: Final = 1e-9
"""Largest absolute difference of two numbers that agree (measurement.md, Specification)."""
GEO_FUNCTION: Final = "geo_impression"
MEAN_ID: Final = "mean_over_answers"

Document = Mapping[str, Any]


class Verdict(StrEnum):
    """Say how one example came out."""

    PASS = "pass"  # noqa: S105 (a verdict, not a password)
    FAIL = "fail"
    NOT_BUILT = "not_built"


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one example's outcome; difference says in words where it fails, else None."""

    id: int | str
    function: str
    status: Verdict
    difference: str | None


def check(document: Document) -> Iterator[Line]:
    """Yield one line an example of a worked-examples file or of a GEO file (with "cases").

    Numbers agree within 1e-9, null only with null, lists in order; keys the example does not
    list are not compared, a missing one fails. Errors: UnknownShape for other files.
    """
    if "examples" in document:
        return (_example(example) for example in document["examples"])
    if "cases" in document:
        return _geo(document)
    raise UnknownShape("file", "has neither examples nor cases; give a worked-examples file")


def difference(expected: Any, actual: Any, *, where: str) -> str | None:
    """Say in words where two values first differ, None when they agree."""
    if isinstance(expected, Mapping):
        return _mapping_difference(expected, actual, where=where)
    if isinstance(expected, list):
        return _list_difference(expected, actual, where=where)
    if _is_number(expected) and _is_number(actual):
        apart = abs(expected - actual)
        agrees = apart <= TOLERANCE  # false for NaN
        return None if agrees else f"{where}: expected {expected}, got {actual} ({apart:.3g} apart)"
    same = type(expected) is type(actual) and expected == actual
    return None if same else f"{where}: expected {expected!r}, got {actual!r}"


def _example(example: Document) -> Line:
    """Check one worked example."""
    function = str(example["function"])
    if not spec_functions.is_built(function):
        return Line(example["id"], function, Verdict.NOT_BUILT, None)
    return _line(example["id"], function, lambda: _example_difference(function, example))


def _example_difference(function: str, example: Document) -> str | None:
    """Compare what an example expects with what our function gives."""
    actual = spec_functions.evaluate(function, example["inputs"])
    return difference(example["expected"], actual, where="expected")


def _line(name: int | str, function: str, compare: Callable[[], str | None]) -> Line:
    """Turn a comparison into a line; one that breaks must not hide the verdict on the others."""
    try:
        apart = compare()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        apart = f"{type(error).__name__}: {error}"
    return Line(name, function, Verdict.FAIL if apart else Verdict.PASS, apart)


def _geo(document: Document) -> Iterator[Line]:
    """Check every GEO case with the strict port, then their mean where the file gives one."""
    for case in document["cases"]:
        yield _line(str(case["name"]), GEO_FUNCTION, partial(_case_difference, case))
    if MEAN_ID in document:
        yield _line(MEAN_ID, GEO_FUNCTION, partial(_mean_difference, document))


def _case_difference(case: Document) -> str | None:
    """Compare one GEO case with the strict port."""
    sentences, n = _sentences(case), int(case["n"])
    actual = {key: _impression(key, sentences, n) for key in case["expected"]}
    return difference(case["expected"], actual, where="expected")


def _sentences(case: Document) -> list[impression.CitedSentence]:
    """Read a case's sentences, over all its paragraphs."""
    return [
        impression.CitedSentence(
            impression.counted_words(sentence["tokens"]), tuple(sentence["citations"])
        )
        for paragraph in case["paragraphs"]
        for sentence in paragraph
    ]


def _impression(
    key: str, sentences: Sequence[impression.CitedSentence], n: int
) -> list[float] | None:
    """Compute what an expected key of a GEO case names; None for a function not in the method."""
    name, _, suffix = key.partition("__")
    if name not in set(impression.GeoMetric):
        return None
    metric = impression.GeoMetric(name)
    return impression.geo_impression(metric, sentences, n, normalise=suffix != "unnormalised")


def _mean_difference(document: Document) -> str | None:
    """Compare the mean impression over several cases, source by source."""
    wanted = document[MEAN_ID]
    cases = {case["name"]: case for case in document["cases"]}
    chosen = [_sentences(cases[name]) for name in wanted["case_names"]]
    n = int(wanted["n"])
    actual = {
        key: _mean([_impression(key, each, n) for each in chosen]) for key in wanted["expected"]
    }
    return difference(wanted["expected"], actual, where="expected")


def _mean(rows: Sequence[list[float] | None]) -> list[float] | None:
    """Give the mean of rows, position by position; None when one is missing."""
    known = [row for row in rows if row is not None]
    if not known or len(known) < len(rows):
        return None
    return [math.fsum(column) / len(known) for column in zip(*known, strict=True)]


def _mapping_difference(expected: Document, actual: Any, *, where: str) -> str | None:
    """Compare the keys the example lists."""
    if not isinstance(actual, Mapping):
        return f"{where}: expected an object, got {actual!r}"
    if absent := [key for key in expected if key not in actual]:
        return f"{where}: lacks {', '.join(absent)}"
    found = (
        difference(part, actual[key], where=f"{where}.{key}") for key, part in expected.items()
    )
    return next((apart for apart in found if apart), None)


def _list_difference(expected: list[Any], actual: Any, *, where: str) -> str | None:
    """Compare lists in order."""
    if not isinstance(actual, list) or len(actual) != len(expected):
        return f"{where}: expected {len(expected)} entries, got {actual!r}"
    pairs = enumerate(zip(expected, actual, strict=True))
    found = (difference(one, other, where=f"{where}[{place}]") for place, (one, other) in pairs)
    return next((apart for apart in found if apart), None)


def _is_number(value: Any) -> bool:
    """Say whether a value is a number and not a truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)
