"""One cell says a number, a share or a day as people write them, or is refused in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.errors import InvalidInput
from aiv.domain.outside import cells

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MAY = datetime(2026, 5, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "found"), [("0", 0), ("12", 12), ("1,234,567", 1234567), ("8.0", 8), ("", None)]
)
def test_a_count_is_read(cell: str, found: int | None) -> None:
    assert cells.count("clicks", cell) == found


@pytest.mark.parametrize(
    "cell", ["-1", "1.5", "1e3", "nan", "inf", "1,2", "9" * 400, "٣", "=1+1", "9" * 16]
)
def test_what_is_no_count_is_refused(cell: str) -> None:
    with pytest.raises(InvalidInput):
        cells.count("clicks", cell)


@pytest.mark.parametrize(
    ("cell", "found"), [("3.2%", 0.032), ("3.2 %", 0.032), ("0.032", 0.032), ("1", 1.0), ("", None)]
)
def test_a_share_is_read(cell: str, found: float | None) -> None:
    assert cells.share("ctr", cell) == (None if found is None else pytest.approx(found))


@pytest.mark.parametrize("cell", ["3.2", "-1%", "101%", "%", "abc", "1e999"])
def test_a_share_that_could_mean_two_things_is_refused(cell: str) -> None:
    with pytest.raises(InvalidInput):
        cells.share("ctr", cell)


@pytest.mark.parametrize(
    "cell",
    ["2026-05-31", "20260531", "05/31/2026", "5/31/26", "31.05.2026", "May 31, 2026",
     "31 May 2026", "2026-05-31T00:00:00Z", "2026-05-30T20:00:00-04:00", "2026-05-31 00:00:00 UTC"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert cells.moment("date", cell, now=NOW) == MAY


@pytest.mark.parametrize("cell", ["", "31/05/2026", "yesterday", "2027-01-01", "1899-01-01"])
def test_what_is_no_day_of_the_past_is_refused(cell: str) -> None:
    with pytest.raises(InvalidInput):
        cells.moment("date", cell, now=NOW)


@pytest.mark.parametrize("read", [cells.count, cells.number, cells.share])
@given(cell=st.text(max_size=60))
def test_any_text_is_read_or_refused(read: object, cell: str) -> None:
    try:
        found = read("x", cell)  # type: ignore[operator]
    except InvalidInput:
        return
    assert found is None or 0 <= found < 1e16


@given(cell=st.one_of(st.text(max_size=60), st.datetimes().map(str)))
def test_any_text_is_a_moment_of_the_past_or_refused(cell: str) -> None:
    try:
        found = cells.moment("x", cell, now=NOW)
    except InvalidInput:
        return
    assert found.tzinfo is UTC
    assert found.date() <= NOW.date()
