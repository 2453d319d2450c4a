"""Values are taken out of JSON only when they are what they should be."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from aiv.providers.digging import dig, moment_at, money_at, number_at, total, whole_at

NAN, INFINITE, HUGE = float("nan"), float("inf"), 10**400


def test_a_path_that_ends_early_gives_none() -> None:
    body = {"a": [{"b": 1}]}
    assert dig(body, "a", 0, "b") == 1
    assert dig(body, "a", 1, "b") is None
    assert dig(body, "a", "b") is None
    assert dig(body, 0) is None


@pytest.mark.parametrize("value", [True, -1, 1.5, NAN, INFINITE, HUGE, "7", None, []])
def test_what_is_no_count_is_unknown(value: object) -> None:
    assert whole_at(value) is None


def test_a_count_may_be_written_as_a_float() -> None:
    assert (whole_at(7.0), whole_at(0)) == (7, 0)


@pytest.mark.parametrize("value", [True, NAN, INFINITE, HUGE, "7", None])
def test_what_is_no_number_is_unknown(value: object) -> None:
    assert number_at(value) is None
    assert money_at(value) is None


def test_money_keeps_its_digits() -> None:
    assert money_at(0.0664) == Decimal("0.0664")
    assert money_at(-0.1) is None


@pytest.mark.parametrize(
    "written",
    [
        1_793_554_983,
        "2026-11-01T17:43:03Z",
        "2026-11-01 17:43:03 +00:00",
        "2026-11-01 17:43:03 UTC",
    ],
)
def test_a_time_is_read_however_it_is_written(written: object) -> None:
    assert moment_at(written) == datetime(2026, 11, 1, 17, 43, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["2026-11-01 17:43:03", "soon", 0, -1, 1e18, None, "0001-01-01T00:00:00+14:00"]
)
def test_a_time_without_offset_or_sense_is_unknown(written: object) -> None:
    assert moment_at(written) is None


def test_unknown_figures_do_not_count_as_zero() -> None:
    assert (total([None, 2, 3]), total([None]), total([0])) == (5, None, 0)
